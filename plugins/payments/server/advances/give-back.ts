import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { moneyText } from "../money/money-text.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { cancelPayment } from "../payments/cancel-payment.ts";
import { isOnItsWay } from "../payments/is-on-its-way.ts";
import { changePayment, lockPayment } from "../payments/lock-payment.ts";
import { payments } from "../payments/payment-rows.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { beginRefund } from "../payments/refund-payment.ts";
import { runRefund } from "../payments/settle-refunds.ts";
import { advances } from "./advance-rows.ts";
import { advanceOf, changeAdvance } from "./find-advance.ts";

/** Gives a payment that was made ahead back, as far as it counts for no invoice, once. A bank that looks into it decides first; staff see that. */
export async function givePaymentBack(ctx: PluginContext, paymentId: string): Promise<void> {
  const begun = await ctx.transaction(async (tx) => {
    const payment = await lockPayment(ctx, tx, paymentId);
    const amount = payment.unallocated - payment.refunding;
    await changePayment(ctx, tx, paymentId, { reserved: 0 });
    if (amount <= 0) return null;
    // Whoever paid it ahead is who has it given back: nobody of the practice decided it.
    const made = await beginRefund(ctx, tx, { id: paymentId, paymentId, amount, reason: "The appointment that it was paid for does not take place", madeBy: payment.madeBy ?? payment.clientId }).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (made) await tell(ctx, tx, payment, amount);
    return made;
  });
  if (begun) await runRefund(ctx, begun.payment, begun.refund);
}

async function tell(ctx: PluginContext, tx: Tx, payment: PaymentRow, amount: number): Promise<void> {
  const words = `${moneyText(amount, payment.currency)} that was paid ahead goes back to ${payment.label}. It can take the bank a few days.`;
  for (const seat of await seatsOfPayer(ctx, payment.payerId, tx)) {
    const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
    await ctx.inbox.postEvent({ conversationId, key: `given-back:${payment.id}`, forPortal: words, forStaff: words }, tx);
  }
}

/** Stops a payment for a booking that nobody has finished; what arrived meanwhile stays. */
export async function stopWaiting(ctx: PluginContext, bookingId: string): Promise<void> {
  const row = await advanceOf(ctx, { bookingId });
  const tried = row?.paymentId ? (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: row.paymentId } }))?.get() : null;
  if (row?.state === "asked" && tried && isOnItsWay(tried)) await cancelPayment(ctx, tried.id);
}

/** The booking does not come about: what was paid for it goes back. */
export async function giveBack(ctx: PluginContext, bookingId: string): Promise<void> {
  await stopWaiting(ctx, bookingId);
  const row = await ctx.transaction(async (tx) => {
    const found = await advanceOf(ctx, { bookingId }, tx);
    if (found?.state === "asked" || found?.state === "held") await changeAdvance(ctx, tx, found.id, { state: "returned" });
    return found;
  });
  // Told again after it was begun, it is finished.
  if (row?.paymentId && (row.state === "held" || row.state === "returned")) await givePaymentBack(ctx, row.paymentId);
}

/** From now on it counts for any invoice, as all credit does. */
export async function setFree(ctx: PluginContext, bookingId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await advanceOf(ctx, { bookingId }, tx);
    if (row?.state !== "held") return;
    await changeAdvance(ctx, tx, row.id, { state: "free" });
    await ctx.model(payments).update({ reserved: 0 }, { where: { practiceId: ctx.practiceId, advanceId: row.id }, transaction: tx.sequelize });
  });
}

/** The appointment was moved and is another one now. */
export async function followMove(ctx: PluginContext, bookingId: string, to: string): Promise<void> {
  await ctx.transaction((tx) => ctx.model(advances).update({ bookingId: to, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, bookingId }, transaction: tx.sequelize }));
}
