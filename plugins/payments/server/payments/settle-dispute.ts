import type { PluginContext, Tx } from "@anteroom/core/server";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import type { ChargeFacts } from "../processors/processor.ts";
import { allocate, allocated } from "./allocated.ts";
import { changePayment, lockPayment } from "./lock-payment.ts";
import { paymentWorkflow } from "./payment-workflow.ts";
import type { PaymentRow } from "./payment-rows.ts";

/** What the bank of a payer has held back or taken away; each step of it is booked once, also when steps were missed. */
export async function settleDispute(ctx: PluginContext, tx: Tx, paymentId: string, dispute: NonNullable<ChargeFacts["dispute"]>): Promise<void> {
  const payment = await lockPayment(ctx, tx, paymentId);
  const isOpen = payment.disputed > 0;
  const over = payment.lost > 0 || (dispute.state !== "won" && payment.disputed > 0 && dispute.state === "open");
  if (over) return;
  const amount = isOpen ? payment.disputed : Math.min(dispute.amount, payment.amount - payment.refunded - payment.lost);
  if (amount <= 0) return;
  const about = { clientId: payment.clientId, payerId: payment.payerId, currency: payment.currency, paymentId };
  if (dispute.state === "won") {
    if (!isOpen) return;
    await postTransaction(ctx, tx, { kind: "dispute-won", source: `dispute-won:${paymentId}:${ctx.now()}`, ...about, amounts: { processor: amount, disputes: -amount } });
    await changePayment(ctx, tx, paymentId, { disputed: 0 });
  } else {
    if (!isOpen) await postTransaction(ctx, tx, { kind: "dispute", source: `dispute:${paymentId}:${ctx.now()}`, ...about, amounts: { disputes: amount, processor: -amount } });
    if (dispute.state === "lost") await lose(ctx, tx, { ...payment, disputed: amount });
    else await changePayment(ctx, tx, paymentId, { disputed: amount });
  }
  await moveByAmounts(ctx, tx, paymentId);
}

/** The payer owes again what their bank took back. */
async function lose(ctx: PluginContext, tx: Tx, payment: PaymentRow): Promise<void> {
  const { id, clientId, payerId, currency, disputed: amount } = payment;
  await postTransaction(ctx, tx, { kind: "dispute-lost", source: `dispute-lost:${id}`, clientId, payerId, currency, paymentId: id, amounts: { receivable: amount, disputes: -amount } });
  const ofCredit = Math.min(payment.unallocated, amount);
  let left = amount - ofCredit;
  for (const { invoiceId, paid, refunded } of (await allocated(ctx, { paymentId: id }, tx)).toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))) {
    const part = Math.min(left, paid - refunded);
    if (part <= 0) continue;
    await allocate(ctx, tx, { paymentId: id, invoiceId, kind: "paid", amount: -part });
    await changeAmounts(ctx, tx, invoiceId, { paid: -part });
    left -= part;
  }
  if (left > 0) throw new Error(`payments: ${amount} of payment ${id} were lost, and less is there`);
  await changePayment(ctx, tx, id, { disputed: 0, lost: payment.lost + amount, unallocated: payment.unallocated - ofCredit });
}

/** Moves a payment that arrived to where its amounts put it. */
export async function moveByAmounts(ctx: PluginContext, tx: Tx, paymentId: string): Promise<void> {
  const { amount, refunded, lost, disputed } = await lockPayment(ctx, tx, paymentId);
  await ctx.workflows.send(paymentWorkflow, paymentId, { type: "change", rest: amount - refunded - lost, refunded, disputed: disputed > 0 || lost > 0 }, tx);
}
