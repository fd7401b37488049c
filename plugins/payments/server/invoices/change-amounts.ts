import type { PluginContext, Tx } from "@anteroom/core/server";
import { endPayLinks } from "../web/end-pay-links.ts";
import { dueOf } from "./due-of.ts";
import { lockInvoice } from "./find-invoice.ts";
import { invoiceWorkflow } from "./invoice-workflow.ts";
import { invoices } from "./invoice-rows.ts";
import type { InvoiceRow } from "./invoice-rows.ts";

type Amounts = Pick<InvoiceRow, "paid" | "pending" | "credited" | "refunded">;

/** Adds to what was paid, is on its way, was credited or was given back, and moves the invoice to where that puts it. Throws when the sums would be impossible. */
export async function changeAmounts(ctx: PluginContext, tx: Tx, id: string, by: Partial<Amounts>): Promise<InvoiceRow> {
  const row = await lockInvoice(ctx, tx, id);
  const after: InvoiceRow = { ...row };
  for (const [name, amount] of Object.entries(by) as [keyof Amounts, number][]) after[name] = row[name] + amount;
  const left = dueOf(after);
  const wrong = left < 0 || after.paid < 0 || after.pending < 0 || after.credited < 0 || after.refunded < 0 || after.refunded > after.paid;
  if (wrong) throw new Error(`payments: the amounts of invoice ${id} would be impossible: ${JSON.stringify({ total: row.total, ...pick(after) })}`);
  await ctx.model(invoices).update({ ...pick(after), changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.workflows.send(invoiceWorkflow, id, { type: "change", left, paid: after.paid, refunded: after.refunded }, tx);
  if (left === 0 && after.paid > 0) await endPayLinks(ctx, tx, id, "paid");
  await ctx.cards.touch("payments.invoice", id, tx);
  return after;
}

const pick = ({ paid, pending, credited, refunded }: Amounts): Amounts => ({ paid, pending, credited, refunded });
