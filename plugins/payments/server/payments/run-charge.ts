import type { PluginContext } from "@anteroom/core/server";
import type { Charge, Processor } from "../processors/processor.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { settle } from "./settle.ts";

/**
 * Asks the processor for the money of a payment that was begun, and books what it answers. When the answer is lost nobody knows what became of it:
 * the payment stays as processing, and its timer asks. Never throws for the processor's sake.
 */
export async function runCharge(ctx: PluginContext, processor: Processor, charge: Charge): Promise<{ payment: PaymentRow; unsure: boolean }> {
  try {
    const facts = await processor.charge(ctx, charge);
    return { payment: await ctx.transaction((tx) => settle(ctx, tx, facts)), unsure: false };
  } catch (error) {
    ctx.log.warn({ err: error, paymentId: charge.paymentId }, "payments: nobody knows yet what became of a charge; the processor is asked");
    const row = await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: charge.paymentId }, rejectOnEmpty: true });
    return { payment: row.get(), unsure: true };
  }
}
