import type { PluginContext } from "@anteroom/core/server";
import { processorNamed } from "../processors/processor-of.ts";
import { followRefunds } from "./follow-refunds.ts";
import { payments, refunds } from "./payment-rows.ts";
import type { PaymentRow, RefundRow } from "./payment-rows.ts";
import { endRefund } from "./refund-payment.ts";

// As for payments: by then a call has arrived or never will.
const surelyArrivedMs = 3 * 60_000;

/** Asks the processor for a refund that was begun, with its key, and books the answer. A lost answer leaves it as processing; a job asks. */
export async function runRefund(ctx: PluginContext, payment: PaymentRow, refund: RefundRow): Promise<void> {
  if (!payment.processor || !payment.ref) return void (await ctx.transaction((tx) => endRefund(ctx, tx, refund.id, { ref: "", state: "succeeded" })));
  try {
    const answer = await processorNamed(payment.processor).refund(ctx, { refundId: refund.id, charge: payment.ref, amount: refund.amount });
    await ctx.transaction((tx) => endRefund(ctx, tx, refund.id, answer));
  } catch (error) {
    ctx.log.warn({ err: error, refundId: refund.id }, "payments: nobody knows yet what became of a refund; the processor is asked");
  }
}

/** Brings the refunds of a payment to where they stand at the processor: those that are on their way, and those that the portal has not heard of. */
export async function settleRefunds(ctx: PluginContext, paymentId: string): Promise<void> {
  await settleOwn(ctx, paymentId);
  await followRefunds(ctx, paymentId);
}

async function settleOwn(ctx: PluginContext, paymentId: string): Promise<void> {
  const open = (await ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, paymentId, state: "processing" } })).map((row) => row.get());
  if (open.length === 0) return;
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId }, rejectOnEmpty: true })).get();
  if (!payment.processor || !payment.ref) {
    for (const refund of open) await runRefund(ctx, payment, refund);
    return;
  }
  for (const refund of open) {
    const found = await processorNamed(payment.processor).readRefund(ctx, { refundId: refund.id, charge: payment.ref });
    // The processor knows nothing of it: asked again with its key, it is made once.
    if (found) await ctx.transaction((tx) => endRefund(ctx, tx, refund.id, found));
    else if (ctx.now() - refund.createdAt >= surelyArrivedMs) await runRefund(ctx, payment, refund);
  }
}
