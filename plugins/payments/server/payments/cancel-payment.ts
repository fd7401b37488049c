import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { processorNamed } from "../processors/processor-of.ts";
import { reconcilePayment } from "./ask-processor.ts";
import { payments } from "./payment-rows.ts";
import { giveUp, settle } from "./settle.ts";

/** Stops a payment that its payer left on the processor's or the bank's page, unless it arrived meanwhile; then it stays as it is. @throws AppError `UNAVAILABLE` when the page stays open */
export async function cancelPayment(ctx: PluginContext, paymentId: string): Promise<void> {
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  if (!payment?.processor || (payment.state !== "processing" && payment.state !== "needs action")) return;
  const processor = processorNamed(payment.processor);
  // Closed before all else: nothing is given up that could still be paid there.
  if (payment.checkout) await processor.endCheckout(ctx, payment.checkout);
  if (payment.state === "needs action" && payment.ref) {
    const facts = await processor.cancelCharge(ctx, payment.ref);
    return void (await ctx.transaction((tx) => settle(ctx, tx, facts)));
  }
  if (!payment.checkout) return;
  const { isOpen, charge } = await processor.readCheckout(ctx, { ref: payment.checkout, paymentId });
  if (isOpen) throw new AppError("UNAVAILABLE", "The page to pay could not be closed. Try again in a few minutes.");
  // The number was typed, and the bank asks whether it is them: nothing was taken yet.
  if (charge?.state === "action") {
    const ended = await processor.cancelCharge(ctx, charge.ref);
    return void (await ctx.transaction((tx) => settle(ctx, tx, ended)));
  }
  if (charge) return reconcilePayment(ctx, paymentId);
  await ctx.transaction((tx) => giveUp(ctx, tx, paymentId));
}
