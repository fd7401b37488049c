import { AppError, invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { payableOf } from "../invoices/due-of.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { moneyText } from "../money/money-text.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { requireLive } from "../processors/processor-of.ts";
import { beginPayment, whyNotPayable } from "./begin-payment.ts";
import { chosenMethod } from "./chosen-method.ts";
import type { PayOutcome } from "./pay-outcome.ts";
import { paidLately } from "./paid-lately.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { methodLabel } from "../methods/method-name.ts";
import { outcomeOf, takeMoney } from "./take-money.ts";

interface Pay {
  key: string;
  invoice: InvoiceRow;
  amount: string;
  /** A method that is kept, or null for the processor's page. */
  methodId: string | null;
  returnUrl: string;
  /** When the page that it was confirmed on was made. */
  seen: number | null;
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
export async function payInvoice(ctx: PluginContext, viewer: PortalViewer | null, { key, invoice, amount: typed, methodId, returnUrl, seen }: Pay): Promise<PayOutcome> {
  const known = await madeWith(ctx, key);
  if (known) return again(known, invoice);
  const processor = await requireLive(ctx);
  const amount = await checkAmount(ctx, invoice, typed);
  const method = await chosenMethod(ctx, { methodId, payerId: invoice.payerId, processor, ...(viewer ? { portalUserId: viewer.portalUserId } : {}) });
  const by = viewer ? { madeByKind: "portal" as const, madeBy: viewer.portalUserId } : { madeByKind: "system" as const, madeBy: null };
  const begin = () => ctx.transaction(async (tx) => {
    const isLeft = payableOf(await lockInvoice(ctx, tx, invoice.id)) >= amount;
    const same = isLeft ? await paidLately(ctx, { invoice, amount, since: seen }, tx) : null;
    if (same) throw new AppError("CONFLICT", `${moneyText(amount, invoice.currency)} was paid for this invoice just now, perhaps in another tab. You have not been charged again. Do you want to pay ${moneyText(amount, invoice.currency)} once more? Then go on and confirm it.`, { reason: "again" });
    const begun = await beginPayment(ctx, tx, {
      id: key, clientId: invoice.clientId, payerId: invoice.payerId, means: method?.kind ?? "card", processor: processor.id, methodId: method?.id ?? null, label: method ? methodLabel(method) : "Card", currency: invoice.currency, amount, origin: viewer ? "pay-now" : "link", ...by,
      wanted: [{ invoiceId: invoice.id, amount }],
    });
    await ctx.audit("paid", { subject: invoice.id, clientId: invoice.clientId }, tx);
    return begun;
  });
  let payment: PaymentRow;
  try {
    payment = await begin();
  } catch (error) {
    // The same form sent twice at one moment: the second meets what the first has made.
    const first = await madeWith(ctx, key);
    if (first) return again(first, invoice);
    throw error;
  }
  return takeMoney(ctx, { processor, payment, method, label: `Invoice ${invoice.number ?? ""}`, returnUrl });
}

const madeWith = async (ctx: PluginContext, key: string): Promise<PaymentRow | undefined> => (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: key } }))?.get();

/** The same form sent again, from another tab or after Back. */
function again(known: PaymentRow, invoice: InvoiceRow): PayOutcome {
  if (!known.wanted.includes(`"${invoice.id}"`)) throw notFound("this invoice");
  return outcomeOf(known);
}
