import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { factsOf } from "../appointment-facts.ts";
import { runningLateSaid } from "../events/running-late.ts";
import { runningLateNotification } from "../running-late-notification.ts";
import type { Appointment } from "../rows/appointments.ts";
import { whoIsTold } from "../workflow/who-is-told.ts";
import { sayLine } from "./say-line.ts";

/** Tells the other side that this one will be late: a notice, a line in the conversation, and an event for whoever shows the session too. */
export async function tellLate(ctx: PluginContext, tx: Tx, row: Appointment, side: "staff" | "portal", minutes: number): Promise<void> {
  const [facts] = await factsOf(ctx, [row], tx);
  if (!facts) return;
  const { appointmentId, clientIds, staffId, startsAt } = facts;
  await ctx.events.publish(runningLateSaid, { appointmentId, clientIds, staffId, startsAt, side, minutes }, tx);
  const notice = { data: { id: row.id, side, minutes }, key: `late:${row.id}:${side}:${newId()}` };
  if (side === "staff") {
    const name = (await ctx.people.staffMember(row.staffId))?.name ?? "Your professional";
    for (const user of await whoIsTold(ctx, row.id, tx)) await ctx.notify(runningLateNotification.kind, { to: { portalUserId: user.id }, ...notice }, tx);
    await sayLine(ctx, tx, row, notice.key, { forPortal: `${name} will be about ${minutes} minutes late`, forStaff: `${name} will be about ${minutes} minutes late` });
    return;
  }
  for (const to of row.secondStaffId === null ? [row.staffId] : [row.staffId, row.secondStaffId]) await ctx.notify(runningLateNotification.kind, { to: { staffId: to }, ...notice }, tx);
  const { viewer } = ctx;
  if (viewer?.kind !== "portal") return;
  const { id: conversationId } = await ctx.inbox.conversationOf(viewer.portalUserId, tx);
  await ctx.inbox.postEvent({ conversationId, key: `scheduling:${notice.key}`, forPortal: `You said that you will be about ${minutes} minutes late`, forStaff: `${viewer.name} will be about ${minutes} minutes late` }, tx);
}
