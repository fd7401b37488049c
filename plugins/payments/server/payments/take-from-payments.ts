import type { PluginContext, Tx } from "@anteroom/core/server";
import { allocate, allocated } from "./allocated.ts";
import { changePayment, lockPayment } from "./lock-payment.ts";

/** Takes an amount of an invoice's payments away from it, the newest first, and leaves it as their payer's credit. The caller changes the invoice. */
export async function takeFromPayments(ctx: PluginContext, tx: Tx, { invoiceId, amount }: { invoiceId: string; amount: number }): Promise<void> {
  let left = amount;
  const parts = (await allocated(ctx, { invoiceId }, tx)).toSorted((a, b) => (a.paymentId < b.paymentId ? 1 : -1));
  for (const { paymentId, paid, refunded } of parts) {
    const taken = Math.min(left, paid - refunded);
    if (taken <= 0) continue;
    const payment = await lockPayment(ctx, tx, paymentId);
    await changePayment(ctx, tx, paymentId, { unallocated: payment.unallocated + taken });
    await allocate(ctx, tx, { paymentId, invoiceId, kind: "paid", amount: -taken });
    left -= taken;
  }
  if (left > 0) throw new Error(`payments: ${amount} cannot be taken from the payments of invoice ${invoiceId}`);
}
