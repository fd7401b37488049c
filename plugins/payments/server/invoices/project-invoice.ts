import type { PluginContext, Tx } from "@anteroom/core/server";
import { settledInvoice } from "../plans/settled-invoice.ts";
import { invoices } from "./invoice-rows.ts";
import type { InvoiceState } from "./invoice-rows.ts";

/** Writes the machine's state into the invoice, ends what would pay one that asks for nothing more, and tells those who look at it. */
export async function projectInvoice(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const state = value.replace(/^live\./, "") as InvoiceState;
  await ctx.model(invoices).update({ state, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.cards.touch("payments.invoice", id, tx);
  if (state !== "draft" && state !== "open" && state !== "partly paid") await settledInvoice(ctx, tx, id, { isPaid: state !== "void" && state !== "written off" });
}
