import type { PluginContext } from "@anteroom/core/server";
import { payers } from "../payers/payer-rows.ts";
import { processorNamed } from "../processors/processor-of.ts";
import type { ChargeFacts, Processor } from "../processors/processor.ts";
import { isOnItsWay } from "./is-on-its-way.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { settleRefunds } from "./settle-refunds.ts";
import { giveUp, settle } from "./settle.ts";

// Longer than any call to a processor waits, so what was on its way has arrived or never will.
const surelyArrivedMs = 3 * 60_000;
const leftAloneMs = 24 * 60 * 60_000;
/** How long somebody has on the processor's page. After that the amount is needed for the next who wants to pay. */
const pageOpenMs = 60 * 60_000;

/** Asks the processor how a payment stands, and brings it there. Throws when the processor cannot be reached. */
export async function reconcilePayment(ctx: PluginContext, paymentId: string): Promise<void> {
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  if (!payment?.processor) return;
  const facts = await chargeOf(ctx, payment);
  if (facts === "still there") return;
  if (facts) {
    await ctx.transaction((tx) => settle(ctx, tx, facts));
    return settleRefunds(ctx, paymentId);
  }
  // The processor answered and knows nothing of it: the call was lost on its way there, or its page is closed and was not paid on.
  if (ctx.now() - payment.createdAt >= surelyArrivedMs) await ctx.transaction((tx) => giveUp(ctx, tx, paymentId));
}

async function chargeOf(ctx: PluginContext, payment: PaymentRow): Promise<ChargeFacts | "still there" | null> {
  const processor = processorNamed(payment.processor ?? "");
  const facts = payment.checkout !== null && isOnItsWay(payment) ? await onPage(ctx, processor, payment, payment.checkout) : payment.ref ? await processor.readCharge(ctx, payment.ref) : await lostCharge(ctx, processor, payment);
  const isLeft = facts !== null && facts !== "still there" && facts.state === "action" && ctx.now() - payment.createdAt >= leftAloneMs;
  return isLeft ? processor.cancelCharge(ctx, facts.ref) : facts;
}

/** What became of a payment on the processor's page. A page that was left is closed first: nothing is given up that could still be paid. */
async function onPage(ctx: PluginContext, processor: Processor, { id, createdAt }: PaymentRow, ref: string): Promise<ChargeFacts | "still there" | null> {
  const of = { ref, paymentId: id };
  const page = await processor.readCheckout(ctx, of);
  if (!page.isOpen) return page.charge;
  if (ctx.now() - createdAt < pageOpenMs) return "still there";
  await processor.endCheckout(ctx, ref);
  const after = await processor.readCheckout(ctx, of);
  return after.isOpen ? "still there" : after.charge;
}

async function lostCharge(ctx: PluginContext, processor: Processor, payment: PaymentRow): Promise<ChargeFacts | null> {
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: payment.payerId } }))?.get();
  const customers = JSON.parse(payer?.customers ?? "{}") as Record<string, string>;
  // What is typed on the processor's page is of no customer.
  return processor.findCharge(ctx, { paymentId: payment.id, customer: payment.methodId === null ? null : (customers[processor.id] ?? null), since: payment.createdAt });
}
