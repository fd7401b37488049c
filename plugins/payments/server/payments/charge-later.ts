import type { PluginContext } from "@anteroom/core/server";
import { methods } from "../payers/payer-rows.ts";
import { processorNamed } from "../processors/processor-of.ts";
import { customerOf } from "../methods/customer-of.ts";
import { payments } from "./payment-rows.ts";
import { runCharge } from "./run-charge.ts";
import { giveUp } from "./settle.ts";

/** Charges a payment that the portal began by itself, or that was begun in a conversation. It may run again: the payment's id makes it one charge. */
export async function chargeLater(ctx: PluginContext, paymentId: string): Promise<void> {
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  if (!payment?.processor || payment.state !== "processing" || payment.ref !== null) return;
  const method = (await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, id: payment.methodId ?? "", state: "active" } }))?.get();
  // Removed between the commit and now.
  if (!method) return void (await ctx.transaction((tx) => giveUp(ctx, tx, paymentId)));
  const processor = processorNamed(payment.processor);
  const isThere = payment.origin === "pay-now";
  await runCharge(ctx, processor, { paymentId: payment.id, amount: payment.amount, currency: payment.currency, customer: await customerOf(ctx, processor, payment.payerId), method: method.ref, offSession: !isThere, returnUrl: ctx.addressOf("/payments") });
}
