import { AppError, invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { payableOf } from "../invoices/due-of.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { customerOf } from "../methods/customer-of.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { methods } from "../payers/payer-rows.ts";
import { requireLive } from "../processors/processor-of.ts";
import { beginPayment, whyNotPayable } from "./begin-payment.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { changePayment } from "./lock-payment.ts";
import { runCharge } from "./run-charge.ts";
import { giveUp, methodLabel } from "./settle.ts";

/** How a payment stands for whoever made it. */
export interface PayOutcome {
  paymentId: string;
  state: PaymentRow["state"];
  /** Where to go on: the processor's page, or the bank's question. */
  url: string | null;
  /** The answer was lost: nobody may pay again until it is known. */
  unsure: boolean;
}

interface Pay {
  key: string;
  invoice: InvoiceRow;
  amount: string;
  /** A method that is kept, or null for the processor's page. */
  methodId: string | null;
  returnUrl: string;
}

/** The amount that was typed, checked against what is left and the practice's least part payment. @throws AppError `CONFLICT`, or `INVALID` with the field `amount` */
export async function checkAmount(ctx: PluginContext, invoice: InvoiceRow, typed: string): Promise<number> {
  const refusal = whyNotPayable(invoice);
  if (refusal) throw refusal;
  const most = payableOf(invoice);
  if (most <= 0) throw new AppError("CONFLICT", "A payment for this invoice is on its way. Do not pay again: we tell you as soon as we know.", { reason: "pending" });
  const read = parseAmount(typed, { currency: invoice.currency, most, least: await ctx.setting<number>("minimumMinor") });
  if ("problem" in read) throw invalid({ amount: read.problem });
  return read.minor;
}

/** Pays an invoice whole or in part. The same key again answers how the first stands and charges nothing. */
export async function payInvoice(ctx: PluginContext, viewer: PortalViewer | null, { key, invoice, amount: typed, methodId, returnUrl }: Pay): Promise<PayOutcome> {
  const known = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: key } }))?.get();
  if (known) return again(known, invoice);
  const processor = await requireLive(ctx);
  const amount = await checkAmount(ctx, invoice, typed);
  const method = methodId ? (await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, id: methodId, payerId: invoice.payerId, state: "active", ...(viewer ? { portalUserId: viewer.portalUserId } : {}) } }))?.get() : undefined;
  if (methodId && !method) throw invalid({ methodId: "This card was removed. Choose another way to pay." });
  if (method && method.processor !== processor.id) throw invalid({ methodId: "Your practice has changed how it takes payments. Add this card again." });
  const by = viewer ? { madeByKind: "portal" as const, madeBy: viewer.portalUserId } : { madeByKind: "system" as const, madeBy: null };
  await ctx.transaction(async (tx) => {
    await beginPayment(ctx, tx, {
      id: key, clientId: invoice.clientId, payerId: invoice.payerId, means: method?.kind ?? "card", processor: processor.id, methodId: method?.id ?? null, label: method ? methodLabel(method) : "Card", currency: invoice.currency, amount, origin: viewer ? "pay-now" : "link", ...by,
      wanted: [{ invoiceId: invoice.id, amount }],
    });
    await ctx.audit("paid", { subject: invoice.id, clientId: invoice.clientId }, tx);
  });
  if (!method) return checkout(ctx, { key, invoice, amount, returnUrl });
  const customer = await customerOf(ctx, processor, invoice.payerId).catch(async (error: unknown) => {
    // The processor was not asked for money yet, so nothing can have been taken.
    await ctx.transaction((tx) => giveUp(ctx, tx, key));
    throw error;
  });
  const { payment, unsure } = await runCharge(ctx, processor, { paymentId: key, amount, currency: invoice.currency, customer, method: method.ref, offSession: false, returnUrl });
  return { paymentId: key, state: payment.state, url: payment.actionUrl, unsure };
}

async function checkout(ctx: PluginContext, { key, invoice, amount, returnUrl }: { key: string; invoice: InvoiceRow; amount: number; returnUrl: string }): Promise<PayOutcome> {
  const processor = await requireLive(ctx);
  try {
    const { ref, url } = await processor.startCheckout(ctx, { paymentId: key, amount, currency: invoice.currency, label: `Invoice ${invoice.number ?? ""}`, returnUrl });
    await ctx.transaction((tx) => changePayment(ctx, tx, key, { checkout: ref, actionUrl: url }));
    return { paymentId: key, state: "processing", url, unsure: false };
  } catch (error) {
    ctx.log.warn({ err: error, paymentId: key }, "payments: the processor’s page could not be opened");
    // Nobody was given the address of a page, so nobody can have paid on one.
    await ctx.transaction((tx) => giveUp(ctx, tx, key));
    throw new AppError("UNAVAILABLE", "The bank’s page does not answer now. You have not been charged. Try again in a few minutes.");
  }
}

/** The same form sent again, from another tab or after Back. */
function again(known: PaymentRow, invoice: InvoiceRow): PayOutcome {
  if (!known.wanted.includes(`"${invoice.id}"`)) throw notFound("this invoice");
  return { paymentId: known.id, state: known.state, url: known.actionUrl, unsure: known.state === "processing" && known.checkout === null };
}
