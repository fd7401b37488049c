import { AppError, invalid } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { closeFailures } from "../desk/open-matter.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { moneyText } from "../money/money-text.ts";
import { takeFromPayments } from "../payments/take-from-payments.ts";
import { tellPayers } from "../payments/tell-payers.ts";
import { changeAmounts } from "./change-amounts.ts";
import { dueOf } from "./due-of.ts";
import { lockInvoice } from "./find-invoice.ts";
import { invoiceWorkflow } from "./invoice-workflow.ts";
import { invoices, lines } from "./invoice-rows.ts";
import type { InvoiceRow } from "./invoice-rows.ts";

const onItsWay = (): AppError => new AppError("CONFLICT", "A payment for this invoice is on its way. Wait until it has arrived or failed.");

/** Makes an invoice void: its charges are taken back whole, and its sessions can be charged again. @throws AppError `CONFLICT` once anything was paid, credited or is on its way. */
export async function voidInvoice(ctx: PluginContext, tx: Tx, id: string): Promise<InvoiceRow> {
  const row = await lockInvoice(ctx, tx, id);
  if (row.state !== "draft" && row.state !== "open") throw new AppError("CONFLICT", row.state === "void" ? "This invoice is void already." : "Something was paid or taken off this invoice already. Credit what is wrong instead.");
  if (row.pending > 0) throw onItsWay();
  if (row.credited > 0) throw new AppError("CONFLICT", "A part of this invoice was credited already. Credit the rest instead.");
  if (row.state === "open") {
    const amounts = row.kind === "opening" ? { receivable: -row.total, opening: row.total } : { receivable: -row.total, income: row.subtotal, tax: row.tax };
    await postTransaction(ctx, tx, { kind: "void", source: `void:${id}`, clientId: row.clientId, payerId: row.payerId, currency: row.currency, invoiceId: id, amounts });
  }
  await ctx.model(lines).update({ chargedKey: null }, { where: { practiceId: ctx.practiceId, invoiceId: id }, transaction: tx.sequelize });
  await ctx.workflows.send(invoiceWorkflow, id, { type: "void" }, tx);
  await closeFailures(ctx, tx, [id]);
  return row;
}

/** Writes off what is left: nobody is asked for it any more. @throws AppError `CONFLICT` */
export async function writeOffInvoice(ctx: PluginContext, tx: Tx, { id, reason }: { id: string; reason: string }): Promise<number> {
  const row = await lockInvoice(ctx, tx, id);
  if (row.state !== "open" && row.state !== "partly paid") throw new AppError("CONFLICT", "There is nothing left to pay on this invoice.");
  if (row.pending > 0) throw onItsWay();
  const left = dueOf(row);
  await postTransaction(ctx, tx, { kind: "write-off", source: `write-off:${id}:${row.credited}:${row.paid}`, clientId: row.clientId, payerId: row.payerId, currency: row.currency, invoiceId: id, reason, amounts: { "write-offs": left, receivable: -left } });
  await ctx.model(invoices).update({ credited: row.credited + left, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.workflows.send(invoiceWorkflow, id, { type: "writeOff" }, tx);
  await closeFailures(ctx, tx, [id]);
  return left;
}

/**
 * Takes a part off an invoice that was wrong. What was paid beyond the rest becomes the payer's credit, which can be used or given back.
 * `key` makes it happen once. @throws AppError `CONFLICT`, or `INVALID` with the field `amount`.
 */
export async function creditInvoice(ctx: PluginContext, tx: Tx, { id, amount, key, reason }: { id: string; amount: number; key: string; reason: string }): Promise<InvoiceRow> {
  const row = await lockInvoice(ctx, tx, id);
  if (row.state === "draft" || row.state === "void") throw new AppError("CONFLICT", "This invoice asks nobody for money, so nothing can be credited.");
  const most = row.total - row.credited - row.refunded;
  if (amount > most) throw invalid({ amount: most > 0 ? `Enter ${moneyText(most, row.currency)} or less: that is what can still be credited.` : "All of this invoice was credited or given back already." });
  if (amount > dueOf(row) - row.pending && row.pending > 0) throw onItsWay();
  const beyond = Math.max(0, amount - dueOf(row));
  if (beyond > 0) await takeFromPayments(ctx, tx, { invoiceId: id, amount: beyond });
  await postTransaction(ctx, tx, { kind: "credit", source: `credit:${key}`, clientId: row.clientId, payerId: row.payerId, currency: row.currency, invoiceId: id, reason, amounts: { credits: amount, receivable: -amount } });
  await tellPayers(ctx, tx, { payerId: row.payerId, about: id, key: `credited:${key}`, words: `${moneyText(amount, row.currency)} was taken off invoice ${row.number ?? ""}.`, reason });
  return changeAmounts(ctx, tx, id, { credited: amount, paid: -beyond });
}
