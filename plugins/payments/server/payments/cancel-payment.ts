import type { PluginContext } from "@anteroom/core/server";
import { processorNamed } from "../processors/processor-of.ts";
import { reconcilePayment } from "./ask-processor.ts";
import { payments } from "./payment-rows.ts";
import { giveUp, settle } from "./settle.ts";

/** Stops a payment that its payer left on the processor's or the bank's page, unless it arrived meanwhile; then it stays as it is. */
export async function cancelPayment(ctx: PluginContext, paymentId: string): Promise<void> {
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  if (!payment?.processor) return;
  const processor = processorNamed(payment.processor);
  if (payment.state === "needs action" && payment.ref) {
    const facts = await processor.cancelCharge(ctx, payment.ref);
    return void (await ctx.transaction((tx) => settle(ctx, tx, facts)));
  }
  if (payment.state !== "processing" || !payment.checkout) return;
  await processor.endCheckout(ctx, payment.checkout);
  const facts = await processor.findCharge(ctx, { paymentId, customer: null, since: payment.createdAt });
  // The number was typed, and the bank asks whether it is them: nothing was taken yet.
  if (facts?.state === "action") {
    const ended = await processor.cancelCharge(ctx, facts.ref);
    return void (await ctx.transaction((tx) => settle(ctx, tx, ended)));
  }
  if (facts) return reconcilePayment(ctx, paymentId);
  await ctx.transaction((tx) => giveUp(ctx, tx, paymentId));
}
