import { listen } from "@anteroom/core/server";
import { paymentEnded } from "../payments/payment-events.ts";
import { payments } from "../payments/payment-rows.ts";
import { advanceOf } from "./find-advance.ts";
import { givePaymentBack } from "./give-back.ts";

/** Money for a booking that was paid already, or does not come about, goes back: a try that was given up can still arrive. */
export const followAdvances = listen({
  to: "payments.payment-ended",
  version: 1,
  as: "follow-advances",
  read: paymentEnded.schema,
  async run(ctx, { data: { paymentId, outcome } }) {
    const payment = outcome === "succeeded" ? (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get() : undefined;
    if (!payment?.advanceId) return;
    const row = await advanceOf(ctx, { id: payment.advanceId });
    if (row && (row.paymentId !== paymentId || row.state === "returned")) await givePaymentBack(ctx, paymentId);
  },
});
