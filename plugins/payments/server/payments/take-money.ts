import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { customerOf } from "../methods/customer-of.ts";
import type { MethodRow } from "../payers/payer-rows.ts";
import type { Processor } from "../processors/processor.ts";
import { changePayment } from "./lock-payment.ts";
import type { PayOutcome } from "./pay-outcome.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { runCharge } from "./run-charge.ts";
import { touchInvoices } from "./touch-invoices.ts";
import { giveUp } from "./settle.ts";

interface Take {
  processor: Processor;
  /** As it was begun. */
  payment: Pick<PaymentRow, "id" | "payerId" | "amount" | "currency" | "wanted">;
  /** A method that is kept, or null for the processor's page. */
  method: MethodRow | null;
  /** What the processor's page says that it is for. */
  label: string;
  returnUrl: string;
}

/** Asks the processor for a payment that was begun: its method is charged, or its page opened. @throws AppError `UNAVAILABLE`, and nothing was taken */
export async function takeMoney(ctx: PluginContext, { processor, payment: { id, payerId, amount, currency, wanted }, method, label, returnUrl }: Take): Promise<PayOutcome> {
  if (!method) {
    try {
      const { ref, url } = await processor.startCheckout(ctx, { paymentId: id, amount, currency, label, returnUrl });
      await ctx.transaction(async (tx) => {
        await changePayment(ctx, tx, id, { checkout: ref, actionUrl: url });
        // What it is for was on its way until now; from here it waits for its payer.
        await touchInvoices(ctx, tx, { wanted });
      });
      return { paymentId: id, state: "processing", url, unsure: false };
    } catch (error) {
      ctx.log.warn({ err: error, paymentId: id }, "payments: the processor’s page could not be opened");
      // Nobody was given the address of a page, so nobody can have paid on one.
      await ctx.transaction((tx) => giveUp(ctx, tx, id));
      throw new AppError("UNAVAILABLE", "The bank’s page does not answer now. You have not been charged. Try again in a few minutes.");
    }
  }
  const customer = await customerOf(ctx, processor, payerId).catch(async (error: unknown) => {
    // The processor was not asked for money yet, so nothing can have been taken.
    await ctx.transaction((tx) => giveUp(ctx, tx, id));
    throw error;
  });
  const { payment, unsure } = await runCharge(ctx, processor, { paymentId: id, amount, currency, customer, method: method.ref, offSession: false, returnUrl });
  return { paymentId: id, state: payment.state, url: payment.actionUrl, unsure };
}

/** How a payment stands that was begun before. */
export const outcomeOf = (row: PaymentRow): PayOutcome => ({ paymentId: row.id, state: row.state, url: row.actionUrl, unsure: row.state === "processing" && row.checkout === null });
