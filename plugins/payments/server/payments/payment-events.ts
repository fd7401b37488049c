import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

const id = z.string();
const example = { paymentId: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001" };

/** A payment arrived, failed, or is disputed by the payer's bank. It comes again when that changes; `stepKey` is stable over repeats of one step. */
export const paymentEnded = defineEvent({
  name: "payments.payment-ended",
  version: 1,
  schema: z.object({ paymentId: id, outcome: z.enum(["succeeded", "failed", "disputed"]), stepKey: z.string() }),
  example: { paymentId: example.paymentId, outcome: "succeeded" as const, stepKey: "01JD0000000000000000000002:1:0" },
});

/** Money of a payment that arrived went back, or came back again: its receipt says so in a version of its own. */
export const receiptDue = defineEvent({ name: "payments.receipt-due", version: 1, schema: z.object({ paymentId: id }), example: { paymentId: example.paymentId } });

/** It is time to ask the processor of a payment: for its money, or how it stands. */
export const processorDue = defineEvent({
  name: "payments.processor-due",
  version: 1,
  schema: z.object({ paymentId: id, ask: z.enum(["charge", "state"]) }),
  example: { paymentId: example.paymentId, ask: "state" as const },
});
