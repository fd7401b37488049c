import { listen } from "@anteroom/core/server";
import { followOrder } from "../autopay/follow-order.ts";
import { renewReceipt } from "../documents/renew-receipt.ts";
import { paymentEnded, receiptDue } from "../payments/payment-events.ts";
import { tellOutcome } from "../payments/tell-outcome.ts";

/** Receipt, card, line and notices for those who pay. */
export const tellOfPayments = listen({ to: "payments.payment-ended", version: 1, as: "tell-of-payments", read: paymentEnded.schema, run: (ctx, { data }) => tellOutcome(ctx, data) });

/** The automatic payment or plan that a payment was made for goes on. */
export const followOrders = listen({ to: "payments.payment-ended", version: 1, as: "follow-orders", read: paymentEnded.schema, run: (ctx, { data }) => followOrder(ctx, data) });

/** A receipt says what went back since. */
export const renewReceipts = listen({ to: "payments.receipt-due", version: 1, as: "renew-receipts", read: receiptDue.schema, run: (ctx, { data }) => renewReceipt(ctx, data.paymentId) });
