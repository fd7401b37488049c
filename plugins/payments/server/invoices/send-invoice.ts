import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { postTransaction } from "../ledger/post-transaction.ts";
import { useCredit } from "../payments/use-credit.ts";
import { lockInvoice } from "./find-invoice.ts";
import { invoiceWorkflow } from "./invoice-workflow.ts";
import { invoices } from "./invoice-rows.ts";
import { nextNumber } from "./next-number.ts";
import { practiceDay } from "./practice-day.ts";

/** Sends a draft: it gets its number, is booked, and uses what its payer has in credit. @throws AppError `CONFLICT` when it is no draft. */
export async function sendInvoice(ctx: PluginContext, tx: Tx, id: string): Promise<void> {
  const row = await lockInvoice(ctx, tx, id);
  if (row.state !== "draft") throw new AppError("CONFLICT", row.state === "void" ? "This draft was thrown away." : "This invoice was sent already.");
  if (row.total <= 0) throw new AppError("CONFLICT", "There is nothing to pay on this invoice. Add a line first.");
  const dueDays = await ctx.setting<number>("dueDays");
  const change = { number: await nextNumber(ctx, tx, "invoice"), issuedDay: await practiceDay(ctx), dueDay: await practiceDay(ctx, { ahead: dueDays }) };
  await ctx.model(invoices).update(change, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  const amounts = row.kind === "opening" ? { receivable: row.total, opening: -row.total } : { receivable: row.total, income: -row.subtotal, tax: -row.tax };
  await postTransaction(ctx, tx, { kind: row.kind === "opening" ? "opening" : "invoice", source: `invoice:${id}`, clientId: row.clientId, payerId: row.payerId, currency: row.currency, invoiceId: id, amounts });
  await ctx.workflows.send(invoiceWorkflow, id, { type: "send" }, tx);
  await useCredit(ctx, tx, { payerId: row.payerId, currency: row.currency, invoiceId: id });
}
