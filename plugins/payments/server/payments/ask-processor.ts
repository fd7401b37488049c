import type { PluginContext } from "@anteroom/core/server";
import { payers } from "../payers/payer-rows.ts";
import { processorNamed } from "../processors/processor-of.ts";
import type { ChargeFacts } from "../processors/processor.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { settleRefunds } from "./settle-refunds.ts";
import { giveUp, settle } from "./settle.ts";

// Longer than any call to a processor waits, so what was on its way has arrived or never will.
const surelyArrivedMs = 3 * 60_000;
const leftAloneMs = 24 * 60 * 60_000;

/** Asks the processor how a payment stands, and brings it there. Throws when the processor cannot be reached. */
export async function reconcilePayment(ctx: PluginContext, paymentId: string): Promise<void> {
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  if (!payment?.processor) return;
  const facts = await chargeOf(ctx, payment);
  if (facts) {
    await ctx.transaction((tx) => settle(ctx, tx, facts));
    return settleRefunds(ctx, paymentId);
  }
  // The processor answered and knows nothing of it: the call was lost on its way there.
  if (ctx.now() - payment.createdAt >= surelyArrivedMs) await ctx.transaction((tx) => giveUp(ctx, tx, paymentId));
}

async function chargeOf(ctx: PluginContext, payment: PaymentRow): Promise<ChargeFacts | null> {
  const processor = processorNamed(payment.processor ?? "");
  if (payment.ref) {
    const facts = await processor.readCharge(ctx, payment.ref);
    const isLeft = facts.state === "action" && ctx.now() - payment.createdAt >= leftAloneMs;
    return isLeft ? processor.cancelCharge(ctx, payment.ref) : facts;
  }
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: payment.payerId } }))?.get();
  const customers = JSON.parse(payer?.customers ?? "{}") as Record<string, string>;
  return processor.findCharge(ctx, { paymentId: payment.id, customer: customers[processor.id] ?? null, since: payment.createdAt });
}
