import { createHash } from "node:crypto";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { matters } from "../desk/matter-rows.ts";
import { openMatter } from "../desk/open-matter.ts";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import type { ChargeFacts } from "../processors/processor.ts";
import { allocate, allocated } from "./allocated.ts";
import { changePayment, lockPayment } from "./lock-payment.ts";
import { receiptDue } from "./payment-events.ts";
import { paymentWorkflow } from "./payment-workflow.ts";
import { refunds } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { tellLost } from "./tell-refund.ts";
import { wantedOf } from "./wanted-of.ts";

/** What the bank of a payer has held back or taken away; each step of it is booked once, also when steps were missed. */
export async function settleDispute(ctx: PluginContext, tx: Tx, paymentId: string, dispute: NonNullable<ChargeFacts["dispute"]>): Promise<void> {
  const payment = await lockPayment(ctx, tx, paymentId);
  if (dispute.state === "inquiry") return openInquiry(ctx, tx, payment);
  await closeInquiry(ctx, tx, paymentId);
  const isOpen = payment.disputed > 0;
  if (payment.lost > 0) return;
  // What is on its way back is not there to be taken; should that refund fail, the dispute takes it too.
  const free = payment.amount - payment.refunded - payment.refunding - payment.lost;
  const amount = dispute.state === "won" ? payment.disputed : Math.max(payment.disputed, Math.min(dispute.amount, free));
  if (dispute.state !== "won" && payment.refunding > 0) await openDoubleRefunds(ctx, tx, payment);
  if (amount <= 0 || (dispute.state === "open" && amount === payment.disputed)) return;
  const about = { clientId: payment.clientId, payerId: payment.payerId, currency: payment.currency, paymentId };
  if (dispute.state === "won") {
    if (!isOpen) return;
    await postTransaction(ctx, tx, { kind: "dispute-won", source: `dispute-won:${paymentId}:${ctx.now()}`, ...about, amounts: { processor: amount, disputes: -amount } });
    await changePayment(ctx, tx, paymentId, { disputed: 0 });
  } else {
    const taken = amount - payment.disputed;
    if (taken > 0) await postTransaction(ctx, tx, { kind: "dispute", source: `dispute:${paymentId}:${ctx.now()}`, ...about, amounts: { disputes: taken, processor: -taken } });
    if (dispute.state === "lost") await lose(ctx, tx, { ...payment, disputed: amount });
    else await changePayment(ctx, tx, paymentId, { disputed: amount });
  }
  await moveByAmounts(ctx, tx, paymentId);
}

/** A bank that asks has taken nothing: nothing is booked, and the payment can be given back. */
async function openInquiry(ctx: PluginContext, tx: Tx, payment: PaymentRow): Promise<void> {
  await openMatter(ctx, tx, { id: inquiryOf(payment.id), kind: "inquiry", clientId: payment.clientId, invoiceId: wantedOf(payment)[0]?.invoiceId ?? payment.id });
}

async function closeInquiry(ctx: PluginContext, tx: Tx, paymentId: string): Promise<void> {
  await ctx.model(matters).update({ isOpen: 0, closedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: inquiryOf(paymentId), isOpen: 1 }, transaction: tx.sequelize });
}

/** One payment has one, however often its notices come. */
const inquiryOf = (paymentId: string): string => `0${createHash("sha256").update(`inquiry:${paymentId}`).digest("hex").slice(0, 25).toUpperCase()}`;

/** Its payer could have the same money twice, from the practice and from their bank: people look. */
async function openDoubleRefunds(ctx: PluginContext, tx: Tx, payment: PaymentRow): Promise<void> {
  const open = await ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, paymentId: payment.id, state: "processing" }, transaction: tx.sequelize });
  for (const row of open) await openMatter(ctx, tx, { id: row.get().id, kind: "refund", clientId: payment.clientId, invoiceId: wantedOf(payment)[0]?.invoiceId ?? payment.id });
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
  await tellLost(ctx, tx, payment, amount);
}

/** Moves a payment that arrived to where its amounts put it, and has its receipt say so. */
export async function moveByAmounts(ctx: PluginContext, tx: Tx, paymentId: string): Promise<void> {
  const { amount, refunded, lost, disputed } = await lockPayment(ctx, tx, paymentId);
  await ctx.workflows.send(paymentWorkflow, paymentId, { type: "change", rest: amount - refunded - lost, refunded, disputed: disputed > 0 || lost > 0 }, tx);
  await ctx.events.publish(receiptDue, { paymentId }, tx);
}
