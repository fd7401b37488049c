import { wallTime, writeDate } from "@anteroom/core/server";
import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { standing } from "../rows/appointments.ts";
import { loadAppointment } from "./load-appointment.ts";
import { reminderTimes } from "./plan-of.ts";
import { postAppointment } from "./post-appointment.ts";
import { reminderKind } from "./reminder-kind.ts";
import { whoIsTold } from "./who-is-told.ts";

/** Reminds everybody who comes, once for all sessions of a day; nobody when it is over, cancelled or begun. */
export async function remind(ctx: PluginContext, { what }: { what: string }, { subjectId }: EffectInfo): Promise<void> {
  const row = await loadAppointment(ctx, subjectId);
  if (!row || !standing.includes(row.state) || row.startsAt <= ctx.now()) return;
  // Two that fell due while the server was down are one.
  const { last } = await reminderTimes(ctx, row);
  if (what === "reminder" && last !== null && ctx.now() >= last) return;
  const day = writeDate(wallTime(row.startsAt, row.zone));
  const people = await whoIsTold(ctx, row.id);
  await ctx.transaction(async (tx) => {
    await postAppointment(ctx, tx, row);
    for (const { id } of people) await ctx.notify(reminderKind, { to: { portalUserId: id }, data: { id: row.id, day }, key: `reminder:${what}:${day}:${row.sequence}` }, tx);
  });
}
