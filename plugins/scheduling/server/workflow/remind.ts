import { wallTime, writeDate } from "@anteroom/core/server";
import type { EffectInfo, PluginContext, Tx } from "@anteroom/core/server";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { loadAppointment } from "./load-appointment.ts";
import { reminderTimes } from "./plan-of.ts";
import { postAppointment } from "./post-appointment.ts";
import { reminderKind } from "./reminder-kind.ts";
import { whoIsTold } from "./who-is-told.ts";

/** Reminds everybody who comes, once for all sessions of a day; nobody when it is over, cancelled or begun. */
export async function remind(ctx: PluginContext, { what }: { what: string }, { subjectId }: EffectInfo): Promise<void> {
  const row = await loadAppointment(ctx, subjectId);
  if (!row || !standing.includes(row.state) || row.startsAt <= ctx.now()) return;
  // Two that fell due while the server was down are one, the later.
  const { reminder, last, more } = await reminderTimes(ctx, row);
  const own = what === "reminder" ? reminder : last;
  if (own !== null && [last ?? 0, ...more].some((at) => at > own && at <= ctx.now())) return;
  await ctx.transaction((tx) => tellToCome(ctx, tx, row, what));
}

/** Posts the card again and tells everybody who comes; the same `what` of a day is told once. */
export async function tellToCome(ctx: PluginContext, tx: Tx, row: Appointment, what: string): Promise<void> {
  const day = writeDate(wallTime(row.startsAt, row.zone));
  await postAppointment(ctx, tx, row);
  for (const { id } of await whoIsTold(ctx, row.id)) await ctx.notify(reminderKind, { to: { portalUserId: id }, data: { id: row.id, day }, key: `reminder:${what}:${day}:${row.sequence}` }, tx);
}
