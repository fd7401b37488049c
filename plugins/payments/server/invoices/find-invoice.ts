import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { mayPayFor } from "../payers/visible-payers.ts";
import { payers } from "../payers/payer-rows.ts";
import { invoices, lines } from "./invoice-rows.ts";
import type { InvoiceRow, LineRow } from "./invoice-rows.ts";

/** An invoice, held until the transaction ends. @throws AppError `NOT_FOUND` */
export async function lockInvoice(ctx: PluginContext, tx: Tx, id: string): Promise<InvoiceRow> {
  const row = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this invoice");
  return row;
}

/** An invoice as this viewer may see it: staff who may see the client, and whoever pays it; nobody else learns that it is there. @throws AppError `NOT_FOUND` */
export async function invoiceFor(ctx: PluginContext, viewer: Viewer, id: string): Promise<InvoiceRow> {
  const row = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get();
  if (!row) throw notFound("this invoice");
  if (viewer.kind === "staff") {
    if (!(await ctx.people.maySee(viewer, row.clientId))) throw notFound("this invoice");
    return row;
  }
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: row.payerId } }))?.get();
  if (row.state === "draft" || !payer || !mayPayFor(viewer, payer)) throw notFound("this invoice");
  return row;
}

/** Its lines, in order. */
export async function linesOf(ctx: PluginContext, invoiceIds: readonly string[], tx?: Tx): Promise<LineRow[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId: [...invoiceIds] }, order: [["invoiceId", "ASC"], ["position", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => row.get());
}
