import type { PluginContext, Tx } from "@anteroom/core/server";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { dueOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { allocate } from "./allocated.ts";
import { changePayment } from "./lock-payment.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/** Stops holding back on the invoices what a payment was for. */
export async function releasePending(ctx: PluginContext, tx: Tx, payment: PaymentRow): Promise<void> {
  for (const { invoiceId, amount } of wantedOf(payment)) await changeAmounts(ctx, tx, invoiceId, { pending: -amount });
}

/**
 * Books money that arrived, and counts it for the invoices it was for as far as they still ask for it; the rest is the payer's credit.
 * `held` says whether the invoices were holding it back, as they do until it fails.
 */
export async function arrive(ctx: PluginContext, tx: Tx, payment: PaymentRow, { held }: { held: boolean }): Promise<void> {
  const { id, clientId, payerId, currency, amount } = payment;
  const account = payment.processor ? "processor" : "offline";
  await postTransaction(ctx, tx, { kind: "payment", source: `payment:${id}`, clientId, payerId, currency, paymentId: id, amounts: { [account]: amount, receivable: -amount } });
  let unallocated = amount;
  for (const wanted of wantedOf(payment).toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))) {
    const invoice = await lockInvoice(ctx, tx, wanted.invoiceId);
    const isLive = invoice.state !== "void" && invoice.state !== "draft";
    const counted = isLive ? Math.min(wanted.amount, dueOf(invoice), unallocated) : 0;
    if (held || counted > 0) await changeAmounts(ctx, tx, wanted.invoiceId, { pending: held ? -wanted.amount : 0, paid: counted });
    if (counted === 0) continue;
    await allocate(ctx, tx, { paymentId: id, invoiceId: wanted.invoiceId, kind: "paid", amount: counted });
    unallocated -= counted;
  }
  await changePayment(ctx, tx, id, { unallocated, settledAt: ctx.now(), reason: null, actionUrl: null });
}
