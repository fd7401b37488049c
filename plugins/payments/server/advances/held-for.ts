import type { PluginContext, Tx } from "@anteroom/core/server";
import { linesOf } from "../invoices/find-invoice.ts";
import { advances } from "./advance-rows.ts";

/** What was paid ahead for the appointments on an invoice. */
export async function heldFor(ctx: PluginContext, tx: Tx, invoiceId: string): Promise<string[]> {
  const bookingId = (await linesOf(ctx, [invoiceId], tx)).flatMap((line) => line.appointmentId ?? []);
  if (bookingId.length === 0) return [];
  return (await ctx.model(advances).findAll({ where: { practiceId: ctx.practiceId, bookingId, state: "held" }, transaction: tx.sequelize })).map((row) => row.get().id);
}
