import { Op } from "sequelize";
import type { PluginContext } from "@anteroom/core/server";
import { cellsOfClient, cellsOfPlace } from "../claims/cells-of.ts";
import { busy, plainBusy } from "../rows/busy.ts";
import { cells } from "../rows/cells.ts";

/** What stands in the way of a time: `taken` and `client` refuse it, `off` is for staff to know. */
export type Conflict = "taken" | "client" | "off";

export interface WantedTime {
  startsAt: number;
  endsAt: number;
  busyFrom: number;
  busyTo: number;
}

/** What stands in the way of each of several times of one professional and client, in two questions; `ignoring` are appointments that would move away. */
export async function findConflicts(ctx: PluginContext, wanted: readonly WantedTime[], { staffId, clientIds, ignoring = [] }: { staffId: string; clientIds: readonly string[]; ignoring?: readonly string[] }): Promise<(Conflict | null)[]> {
  const { practiceId } = ctx;
  const asked = wanted.map((time) => {
    const one = { ...time, id: "", practiceId, staffId, secondStaffId: null, roomId: null };
    return [...cellsOfPlace(one), ...clientIds.flatMap((id) => cellsOfClient(one, id))];
  });
  const numbers = [...new Set(asked.flat().map((cell) => cell.cell))];
  if (numbers.length === 0) return [];
  const [taken, off] = await Promise.all([
    ctx.model(cells).findAll({ where: { practiceId, subjectId: [staffId, ...clientIds], cell: numbers, ...(ignoring.length > 0 ? { appointmentId: { [Op.notIn]: [...ignoring] } } : {}) } }),
    ctx.model(busy).findAll({ where: { practiceId, staffId, startsAt: { [Op.lt]: Math.max(...wanted.map((time) => time.busyTo)) }, endsAt: { [Op.gt]: Math.min(...wanted.map((time) => time.busyFrom)) } } }),
  ]);
  const full = new Map(taken.map((row) => row.get()).map((row) => [`${row.subjectId} ${Number(row.cell)}`, row.kind]));
  const away = off.map(plainBusy);
  return asked.map((mine, index) => {
    const kinds = new Set(mine.flatMap((cell) => full.get(`${cell.subjectId} ${cell.cell}`) ?? []));
    const time = wanted[index];
    if (kinds.has("s")) return "taken";
    if (kinds.has("c")) return "client";
    return time && away.some((span) => span.startsAt < time.busyTo && span.endsAt > time.busyFrom) ? "off" : null;
  });
}
