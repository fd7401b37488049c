import type { PluginContext, Tx } from "@anteroom/core/server";
import { factsOf } from "../appointment-facts.ts";
import { appointmentConfirmed } from "../events/appointment-confirmed.ts";
import type { Appointment } from "../rows/appointments.ts";
import { planOf } from "../workflow/plan-of.ts";
import { moveOn } from "./move-on.ts";

/** Marks that the client comes; said twice it stays so. `portalUser` is who said it, where the context has no viewer. */
export async function confirmComing(ctx: PluginContext, tx: Tx, row: Appointment, portalUser?: string): Promise<Appointment> {
  if (row.state === "confirmed") return row;
  const after = await moveOn(ctx, tx, row, { type: "confirm", plan: await planOf(ctx, row) });
  for (const facts of await factsOf(ctx, [after], tx)) await ctx.events.publish(appointmentConfirmed, facts, tx);
  await ctx.audit("confirmed", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}), ...(portalUser ? { detail: { portalUser } } : {}) }, tx);
  return after;
}
