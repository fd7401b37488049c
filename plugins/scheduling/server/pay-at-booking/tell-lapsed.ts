import type { PluginContext, Tx } from "@anteroom/core/server";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { holdLapsed } from "../events/hold-lapsed.ts";
import type { Appointment } from "../rows/appointments.ts";

/** A time that was kept to be paid for is free again: nobody shall pay for it now, and when it ran out by itself, the conversation says so. */
export async function tellLapsed(ctx: PluginContext, tx: Tx, row: Appointment, byItself: boolean): Promise<void> {
  await ctx.events.publish(holdLapsed, { appointmentId: row.id }, tx);
  if (!byItself) return;
  const missing = row.payAsk === "card" ? "no card was added" : "it was not paid";
  const what = `${row.serviceName}, ${whenOf(ctx, row)}`;
  await sayLine(ctx, tx, row, `lapsed:${row.id}`, { forPortal: `${what}, was not booked: ${missing} in time. The time is free again, and you can choose another.`, forStaff: `${what}, was not booked: ${missing} in time.` });
}
