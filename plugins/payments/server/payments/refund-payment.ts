import { AppError, invalid } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { moneyText } from "../money/money-text.ts";
import { sealText } from "../sealed.ts";
import { allocate, allocated } from "./allocated.ts";
import { changePayment, lockPayment } from "./lock-payment.ts";
import { refunds } from "./payment-rows.ts";
import type { PaymentRow, RefundRow } from "./payment-rows.ts";
import { refundFailed, tellGivenBack } from "./tell-refund.ts";
import { moveByAmounts } from "./settle-dispute.ts";

/** What can still be given back. */
export const refundableOf = (row: PaymentRow): number => (["succeeded", "partly refunded"].includes(row.state) ? row.amount - row.refunded - row.refunding - row.disputed - row.lost : 0);

/** Holds back what is to be given back, before the processor is asked: two at once can never give back more than arrived. Null when this very refund was begun before. @throws AppError `CONFLICT` or `INVALID` with the field `amount` */
export async function beginRefund(ctx: PluginContext, tx: Tx, of: { id: string; paymentId: string; amount: number; reason: string; madeBy: string }): Promise<{ payment: PaymentRow; refund: RefundRow } | null> {
  const payment = await lockPayment(ctx, tx, of.paymentId);
  if (await ctx.model(refunds).findOne({ where: { practiceId: ctx.practiceId, id: of.id, paymentId: of.paymentId }, transaction: tx.sequelize })) return null;
  if (payment.state === "disputed") throw new AppError("CONFLICT", "The payer’s bank is looking into this payment. It cannot be given back until the bank has decided.");
  if (payment.state === "refunded") throw new AppError("CONFLICT", "This payment was given back already.");
  const most = refundableOf(payment);
  if (most <= 0) throw new AppError("CONFLICT", payment.refunding > 0 ? "A refund of this payment is on its way." : "This payment has not arrived, so there is nothing to give back.");
  if (of.amount > most) throw invalid({ amount: `Enter ${moneyText(most, payment.currency)} or less: that is what can be given back.` });
  await changePayment(ctx, tx, payment.id, { refunding: payment.refunding + of.amount });
  const refund: RefundRow = { id: of.id, practiceId: ctx.practiceId, paymentId: payment.id, clientId: payment.clientId, state: "processing", amount: of.amount, ref: null, reason: sealText(ctx, ["refunds", of.id, "reason"], of.reason), madeBy: of.madeBy, createdAt: ctx.now(), changedAt: ctx.now() };
  await ctx.model(refunds).create(refund, { transaction: tx.sequelize });
  return { payment, refund };
}

/** Books how a refund ended, once. First goes what counts for no invoice, then what does. */
export async function endRefund(ctx: PluginContext, tx: Tx, refundId: string, answer: { ref: string; state: RefundRow["state"] }): Promise<void> {
  const found = await ctx.model(refunds).findOne({ where: { practiceId: ctx.practiceId, id: refundId }, transaction: tx.sequelize });
  if (!found) return;
  const payment = await lockPayment(ctx, tx, found.get().paymentId);
  const refund = (await ctx.model(refunds).findOne({ where: { practiceId: ctx.practiceId, id: refundId }, transaction: tx.sequelize, lock: true, rejectOnEmpty: true })).get();
  if (refund.state !== "processing") return;
  await ctx.model(refunds).update({ state: answer.state, ref: answer.ref || null, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: refundId }, transaction: tx.sequelize });
  if (answer.state === "processing") return;
  const refunding = payment.refunding - refund.amount;
  await changePayment(ctx, tx, payment.id, { refunding });
  if (answer.state === "failed") return refundFailed(ctx, tx, payment, refund);
  await bookRefund(ctx, tx, payment, refund);
}

/** Books money that went back to its payer, and tells them. */
export async function bookRefund(ctx: PluginContext, tx: Tx, payment: PaymentRow, refund: Pick<RefundRow, "id" | "amount" | "reason">): Promise<void> {
  const ofCredit = Math.min(payment.unallocated, refund.amount);
  const ofInvoices = refund.amount - ofCredit;
  const { clientId, payerId, currency } = payment;
  await postTransaction(ctx, tx, { kind: "refund", source: `refund:${refund.id}`, clientId, payerId, currency, paymentId: payment.id, amounts: { [payment.processor ? "processor" : "offline"]: -refund.amount, receivable: ofCredit, refunds: ofInvoices } });
  await changePayment(ctx, tx, payment.id, { refunded: payment.refunded + refund.amount, unallocated: payment.unallocated - ofCredit });
  await spread(ctx, tx, payment.id, ofInvoices);
  await moveByAmounts(ctx, tx, payment.id);
  await tellGivenBack(ctx, tx, payment, refund);
}

async function spread(ctx: PluginContext, tx: Tx, paymentId: string, amount: number): Promise<void> {
  let left = amount;
  for (const { invoiceId, paid, refunded } of (await allocated(ctx, { paymentId }, tx)).toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))) {
    const part = Math.min(left, paid - refunded);
    if (part <= 0) continue;
    await allocate(ctx, tx, { paymentId, invoiceId, kind: "refunded", amount: part });
    await changeAmounts(ctx, tx, invoiceId, { refunded: part });
    left -= part;
  }
  if (left > 0) throw new Error(`payments: ${amount} of payment ${paymentId} were given back, and less counts for invoices`);
}
