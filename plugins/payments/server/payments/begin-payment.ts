import { AppError, invalid } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { sealText } from "../sealed.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { paymentWorkflow } from "./payment-workflow.ts";
import type { Wanted } from "./wanted-of.ts";

export interface NewPayment extends Pick<PaymentRow, "clientId" | "payerId" | "means" | "processor" | "methodId" | "label" | "currency" | "amount" | "origin" | "madeByKind" | "madeBy"> {
  id: string;
  wanted: readonly Wanted[];
  day?: string | null;
  note?: string;
  /** What it is paid ahead for: no invoice, but an appointment. */
  advanceId?: string;
  /** The portal asks the processor by itself after the commit. */
  charge?: boolean;
}

/** Why an invoice cannot be paid now, for whoever tries. */
export function whyNotPayable(row: InvoiceRow): AppError | null {
  if (row.state === "paid" || row.state === "refunded" || row.state === "partly refunded") return new AppError("CONFLICT", "This invoice is paid already. You have not been charged again.", { reason: "paid" });
  if (row.state === "void") return new AppError("CONFLICT", "Your practice took this invoice back. There is nothing to pay.", { reason: "void" });
  if (row.state === "written off") return new AppError("CONFLICT", "There is nothing left to pay on this invoice.", { reason: "written-off" });
  if (row.state === "draft") return new AppError("CONFLICT", "This invoice was not sent yet.", { reason: "draft" });
  return null;
}

/** Holds back on its invoices what a payment is for, and stores it as processing, before any money moves. Nothing can be paid twice: what is held back cannot be paid by anybody else. @throws AppError `CONFLICT` or `INVALID` */
export async function beginPayment(ctx: PluginContext, tx: Tx, made: NewPayment): Promise<PaymentRow> {
  for (const { invoiceId, amount } of made.wanted.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))) {
    const invoice = await lockInvoice(ctx, tx, invoiceId);
    const refusal = whyNotPayable(invoice);
    if (refusal) throw refusal;
    if (invoice.payerId !== made.payerId) throw new AppError("FORBIDDEN", "This invoice is for somebody else.");
    if (invoice.currency !== made.currency) throw new AppError("CONFLICT", `This invoice is in ${invoice.currency}. A payment in ${made.currency} cannot count for it.`, { reason: "currency" });
    const payable = payableOf(invoice);
    if (payable <= 0) throw new AppError("CONFLICT", "A payment for this invoice is on its way. Do not pay again: we tell you as soon as we know.", { reason: "pending" });
    if (amount > payable) throw invalid({ amount: `Enter ${moneyText(payable, invoice.currency)} or less: that is what is left to pay.` });
    await changeAmounts(ctx, tx, invoiceId, { pending: amount });
  }
  const row: PaymentRow = {
    id: made.id, practiceId: ctx.practiceId, clientId: made.clientId, payerId: made.payerId, state: "processing", means: made.means, processor: made.processor, ref: null, methodId: made.methodId, label: made.label, currency: made.currency, amount: made.amount,
    refunded: 0, refunding: 0, disputed: 0, lost: 0, unallocated: 0, origin: made.origin, wanted: JSON.stringify(made.wanted), reason: null, actionUrl: null, checkout: null, day: made.day ?? null, note: sealText(ctx, ["payments", made.id, "note"], made.note ?? ""),
    madeByKind: made.madeByKind, madeBy: made.madeBy, createdAt: ctx.now(), changedAt: ctx.now(), settledAt: null, advanceId: made.advanceId ?? null, reserved: made.advanceId ? 1 : 0,
  };
  await ctx.model(payments).create(row, { transaction: tx.sequelize });
  await ctx.workflows.start(paymentWorkflow, { subjectId: made.id, input: { charge: made.charge ?? false } }, tx);
  return row;
}

