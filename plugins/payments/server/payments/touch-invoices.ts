import type { PluginContext, Tx } from "@anteroom/core/server";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/** Draws the cards of the invoices anew that a payment is for, when it begins or ends to wait for its payer. */
export async function touchInvoices(ctx: PluginContext, tx: Tx, payment: Pick<PaymentRow, "wanted">): Promise<void> {
  for (const { invoiceId } of wantedOf(payment)) await ctx.cards.touch("payments.invoice", invoiceId, tx);
}
