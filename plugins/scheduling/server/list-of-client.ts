import { Op } from "sequelize";
import { pageOf } from "@anteroom/core/server";
import type { Page, PluginContext } from "@anteroom/core/server";
import { asSeen } from "./acts/as-seen.ts";
import { appointments, plainAppointment } from "./rows/appointments.ts";
import type { Appointment, AppointmentState } from "./rows/appointments.ts";
import { participants } from "./rows/participants.ts";
import type { Participant } from "./rows/participants.ts";
import { holding } from "./slots/load-slots.ts";

export interface ClientRange {
  clientId: string;
  /** Epoch milliseconds, the start within them; both ends optional. */
  from?: number | undefined;
  to?: number | undefined;
  states?: readonly AppointmentState[] | undefined;
  /** "ASC" is the soonest first. */
  order?: "ASC" | "DESC";
  after?: string | undefined;
  size?: number | undefined;
  seenBy?: "staff" | "portal";
}

/**
 * A client's appointments by time, a page at a time. States are looked at after places were read, so more are read until the page is full
 * or nothing is left. With `seenBy` each is as that side sees it.
 */
export async function listOfClient(ctx: PluginContext, { clientId, from, to, states, order = "ASC", after, size = 30, seenBy }: ClientRange): Promise<{ rows: Appointment[]; next: string | null }> {
  const { practiceId } = ctx;
  const startsAt = { ...(from === undefined ? {} : { [Op.gte]: from }), ...(to === undefined ? {} : { [Op.lt]: to }) };
  // What takes no time any more is left out at once where nobody asked for it.
  const holds = states?.every((state) => holding.includes(state)) ? { holds: 1 } : {};
  const where = { practiceId, clientId, leftAt: null, role: "client" as const, ...holds, ...(from === undefined && to === undefined ? {} : { startsAt: startsAt as never }) };
  const rows: Appointment[] = [];
  let next: string | null = after ?? null;
  do {
    const page: Page<Participant> = await pageOf(ctx.model(participants), { where, by: [["startsAt", order], ["id", order]], after: next ?? undefined, size: size - rows.length });
    const ids = page.rows.map((one) => one.appointmentId);
    const found = ids.length === 0 ? [] : await ctx.model(appointments).findAll({ where: { practiceId, id: ids } });
    const byId = new Map(found.map((row) => [row.get().id, plainAppointment(row)]));
    const read = ids.flatMap((id) => byId.get(id) ?? []).map((row) => (seenBy ? asSeen(row, seenBy) : row));
    rows.push(...read.filter((row) => !states || states.includes(row.state)));
    next = page.next;
  } while (next !== null && rows.length < size);
  return { rows, next };
}
