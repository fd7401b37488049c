import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { processorNamed } from "../processors/processor-of.ts";
import { sealText } from "../sealed.ts";
import { allocate, allocated } from "./allocated.ts";
import { changePayment, lockPayment } from "./lock-payment.ts";
import { payments, refunds } from "./payment-rows.ts";
import type { PaymentRow, RefundRow } from "./payment-rows.ts";
import { bookRefund } from "./refund-payment.ts";
import { moveByAmounts, settleDispute } from "./settle-dispute.ts";
import { refundFailed } from "./tell-refund.ts";

/**
 * Books what was given back on the processor's own pages, and what came back from the payer's bank after it was given back. While a refund of the
 * portal's own is on its way nobody can tell the two apart, so then it waits.
 */
export async function followRefunds(ctx: PluginContext, paymentId: string): Promise<void> {
  const before = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  if (!before?.processor || !before.ref || before.settledAt === null || before.refunding > 0) return;
  const { state, refunded, dispute } = await processorNamed(before.processor).readCharge(ctx, before.ref);
  if (state !== "succeeded" || (refunded === before.refunded && before.disputed === 0)) return;
  await ctx.transaction(async (tx) => {
    const payment = await lockPayment(ctx, tx, paymentId);
    // Somebody gave back meanwhile: what was read is not of now, and the next notice or hour asks again.
    if (payment.refunding > 0 || payment.refunded !== before.refunded) return;
    // A refund that failed meanwhile is there for the bank again.
    if (dispute && payment.disputed > 0) await settleDispute(ctx, tx, paymentId, dispute);
    const more = refunded - payment.refunded;
    if (more === 0) return;
    if (more < 0) return comeBack(ctx, tx, payment, -more);
    if (more > payment.amount - payment.refunded - payment.disputed - payment.lost) return ctx.log.error({ paymentId }, "payments: more was given back at the processor than is there; look at it there");
    const refund = await keep(ctx, tx, payment, more);
    await bookRefund(ctx, tx, payment, refund);
  });
}

async function keep(ctx: PluginContext, tx: Tx, payment: PaymentRow, amount: number): Promise<RefundRow> {
  const id = newId();
  // Nobody of the portal decided it: it is noted for the client whose payment it is.
  const refund: RefundRow = { id, practiceId: ctx.practiceId, paymentId: payment.id, clientId: payment.clientId, state: "succeeded", amount, ref: null, reason: sealText(ctx, ["refunds", id, "reason"], "Given back at the processor"), madeBy: payment.clientId, createdAt: ctx.now(), changedAt: ctx.now() };
  await ctx.model(refunds).create(refund, { transaction: tx.sequelize });
  return refund;
}

/** The practice has it again: it counts for the invoices that it was taken from, and the rest is the payer's credit. */
async function comeBack(ctx: PluginContext, tx: Tx, payment: PaymentRow, amount: number): Promise<void> {
  const { id, clientId, payerId, currency } = payment;
  let left = amount;
  for (const { invoiceId, refunded } of (await allocated(ctx, { paymentId: id }, tx)).toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))) {
    const part = Math.min(left, refunded);
    if (part <= 0) continue;
    await allocate(ctx, tx, { paymentId: id, invoiceId, kind: "refunded", amount: -part });
    await changeAmounts(ctx, tx, invoiceId, { refunded: -part });
    left -= part;
  }
  await postTransaction(ctx, tx, { kind: "refund", source: `refund-back:${newId()}`, clientId, payerId, currency, paymentId: id, amounts: { processor: amount, receivable: -left, refunds: left - amount } });
  await changePayment(ctx, tx, id, { refunded: payment.refunded - amount, unallocated: payment.unallocated + left });
  await moveByAmounts(ctx, tx, id);
  const given = (await ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, paymentId: id, state: "succeeded" }, order: [["changedAt", "DESC"], ["id", "DESC"]], transaction: tx.sequelize })).map((row) => row.get());
  const which = given.find((row) => row.amount === amount) ?? given[0];
  if (!which) return;
  if (which.amount === amount) await ctx.model(refunds).update({ state: "failed", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: which.id }, transaction: tx.sequelize });
  await refundFailed(ctx, tx, payment, { id: which.id, amount }, true);
}
