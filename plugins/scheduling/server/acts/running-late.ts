import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { partsOf } from "../groups/load-group.ts";
import { appointments, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { tellLate } from "./tell-late.ts";

const beforeMs = 2 * 3_600_000;

/** Whether "running late" makes sense now: from two hours before the start to the end. */
export const mayRunLate = (row: Pick<Appointment, "state" | "undoUntil" | "startsAt" | "endsAt">, now: number): boolean => standing.includes(row.state) && row.undoUntil === null && now >= row.startsAt - beforeMs && now < row.endsAt;

/** Says by about how many minutes one side will be late, and tells the other; said twice it is told once. @throws AppError `CONFLICT` when the appointment is neither soon nor under way */
export async function runningLate(ctx: PluginContext, tx: Tx, viewer: Pick<Viewer, "kind">, row: Appointment, minutes: number): Promise<void> {
  if (!mayRunLate(row, ctx.now())) throw new AppError("CONFLICT", "This can be said from two hours before the start. Write a message instead.");
  // Who leads a group is late for everybody in it.
  const late = viewer.kind === "staff" && row.groupId !== null ? (await partsOf(ctx, row.groupId, tx)).filter((one) => mayRunLate(one, ctx.now())) : [row];
  const side = viewer.kind === "staff" ? "staff" : "portal";
  const news = late.filter((one) => one.lateBySide !== side || one.lateBy !== minutes);
  if (news.length === 0) return;
  for (const one of news) {
    await ctx.model(appointments).update({ lateBySide: side, lateBy: minutes, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: one.id }, transaction: tx.sequelize });
    await ctx.cards.touch("scheduling.appointment", one.id, tx);
    await tellLate(ctx, tx, one, side, minutes);
  }
  await ctx.audit("late", { subject: row.id, detail: { minutes } }, tx);
}
