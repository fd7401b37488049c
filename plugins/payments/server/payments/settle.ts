import type { PluginContext, Tx } from "@anteroom/core/server";
import { methodLabel } from "../methods/method-name.ts";
import type { ChargeFacts } from "../processors/processor.ts";
import { advanceArrived } from "../advances/advance-arrived.ts";
import { arrive, releasePending } from "./arrive.ts";
import { settleDispute } from "./settle-dispute.ts";
import { touchInvoices } from "./touch-invoices.ts";
import { changePayment, lockPayment } from "./lock-payment.ts";
import { paymentWorkflow } from "./payment-workflow.ts";
import type { PaymentEvent } from "./payment-workflow.ts";
import type { PaymentRow, PaymentState } from "./payment-rows.ts";

const waiting: readonly PaymentState[] = ["needs action", "processing", "on hold"];
const events: Record<"action" | "processing" | "hold", PaymentEvent> = { action: { type: "act" }, processing: { type: "process" }, hold: { type: "hold" } };

/** Whether what the processor says can be about this payment; anything else is a mistake that people must look at, and books nothing. */
export const fits = (payment: PaymentRow, facts: ChargeFacts): boolean => facts.amount === payment.amount && facts.currency === payment.currency && (payment.ref === null || payment.ref === facts.ref);

/**
 * Brings a payment to where its charge stands at the processor, whatever was told before, how often and in which order.
 * Answers the payment as it is then. Throws when the charge is of another amount or currency.
 */
export async function settle(ctx: PluginContext, tx: Tx, facts: ChargeFacts): Promise<PaymentRow> {
  const payment = await lockPayment(ctx, tx, facts.paymentId);
  if (!fits(payment, facts)) throw new Error(`payments: the charge of payment ${payment.id} is of another amount, currency or name at the processor`);
  const send = (event: PaymentEvent) => ctx.workflows.send(paymentWorkflow, payment.id, event, tx);
  const isWaiting = waiting.includes(payment.state);
  const method = facts.method && payment.methodId === null ? { label: methodLabel(facts.method), means: facts.method.kind } : {};
  if (payment.ref === null || Object.keys(method).length > 0) await changePayment(ctx, tx, payment.id, { ref: facts.ref, ...method });
  if (facts.state === "succeeded") {
    if (isWaiting || payment.state === "failed") {
      await arrive(ctx, tx, payment, { held: isWaiting });
      await advanceArrived(ctx, tx, payment);
      await send({ type: "succeed" });
    }
    if (facts.dispute) await settleDispute(ctx, tx, payment.id, facts.dispute);
  } else if (isWaiting && facts.state === "failed") {
    await releasePending(ctx, tx, payment);
    await changePayment(ctx, tx, payment.id, { reason: facts.reason ?? "other", actionUrl: null });
    await send({ type: "fail" });
  } else if (isWaiting && facts.state !== "failed" && facts.state !== "page") {
    await changePayment(ctx, tx, payment.id, { actionUrl: facts.actionUrl });
    if (facts.actionUrl !== payment.actionUrl) await touchInvoices(ctx, tx, payment);
    await send(events[facts.state]);
  }
  return lockPayment(ctx, tx, payment.id);
}

/** A payment that never reached the processor, or that its payer did not finish: nothing was taken. */
export async function giveUp(ctx: PluginContext, tx: Tx, paymentId: string): Promise<void> {
  const payment = await lockPayment(ctx, tx, paymentId);
  if (!waiting.includes(payment.state)) return;
  await releasePending(ctx, tx, payment);
  await changePayment(ctx, tx, paymentId, { reason: payment.checkout === null ? "unreachable" : "unfinished", actionUrl: null });
  await ctx.workflows.send(paymentWorkflow, paymentId, { type: "fail" }, tx);
}

