import { listen } from "@anteroom/core/server";
import { reconcilePayment } from "../payments/ask-processor.ts";
import { chargeLater } from "../payments/charge-later.ts";
import { processorDue } from "../payments/payment-events.ts";

/** Asks a processor when it is time. One that cannot be reached is asked again at the payment's next timer. */
export const askProcessor = listen({
  to: "payments.processor-due",
  version: 1,
  as: "ask-processor",
  read: processorDue.schema,
  async run(ctx, { data }) {
    if (data.ask === "charge") return chargeLater(ctx, data.paymentId);
    await reconcilePayment(ctx, data.paymentId).catch((error: unknown) => ctx.log.warn({ err: error, paymentId: data.paymentId }, "payments: the processor did not say how a payment stands; it is asked again"));
  },
});
