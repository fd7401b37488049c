import type { PluginContext, Viewer } from "@anteroom/core/server";
import { paidAhead } from "../advances/paid-ahead.ts";
import { chargeWords, isNeutral } from "../cards/charge-words.ts";
import { openLines } from "../documents/line-table.ts";
import { dueOf, isOverdue, payableOf } from "../invoices/due-of.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { balanceOf } from "../ledger/balance-of.ts";
import { balanceSentence } from "../ledger/balance-sentence.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { begunFor } from "../payments/begun-for.ts";
import { isLive } from "../processors/processor-of.ts";
import { portalProcedure } from "../trpc.ts";

/** One invoice as lists show it. */
export interface InvoiceLine {
  id: string;
  payerId: string;
  number: number | null;
  state: InvoiceRow["state"];
  overdue: boolean;
  what: string;
  currency: string;
  total: number;
  left: number;
  payable: number;
  issuedDay: string | null;
  dueDay: string | null;
}

/** Rows as lists show them, with their lines in one query. */
export async function invoiceLines(ctx: PluginContext, rows: readonly InvoiceRow[]): Promise<InvoiceLine[]> {
  const [today, lines] = await Promise.all([practiceDay(ctx), linesOf(ctx, rows.map((row) => row.id))]);
  const neutral = new Map(await Promise.all([...new Set(rows.map((row) => row.clientId))].map(async (id) => [id, await isNeutral(ctx, id)] as const)));
  const opened = openLines(ctx, lines);
  return rows.map((row) => ({
    id: row.id, payerId: row.payerId, number: row.number, state: row.state, overdue: isOverdue(row, today), what: chargeWords(row, opened.filter((line) => line.invoiceId === row.id), neutral.get(row.clientId) ?? true), currency: row.currency, total: row.total,
    left: row.state === "void" ? 0 : dueOf(row), payable: payableOf(row), issuedDay: row.issuedDay, dueDay: row.dueDay,
  }));
}

/** What is owed and why, and the invoices that are open, for the accounts that this viewer sees. */
export async function overviewOf(ctx: PluginContext, viewer: Viewer, clientId: string): Promise<{ balance: number; currency: string; sentence: string; live: boolean; open: InvoiceLine[] }> {
  const payerIds = (await visiblePayers(ctx, viewer, clientId)).map((payer) => payer.id);
  const [currency, live] = await Promise.all([ctx.setting<string>("currency"), isLive(ctx)]);
  const rows = payerIds.length === 0 ? [] : (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, payerId: payerIds, state: ["open", "partly paid"] }, order: [["dueDay", "ASC"], ["id", "ASC"]], limit: 100 })).map((row) => row.get());
  const [balance, open, ahead, begun] = await Promise.all([balanceOf(ctx, payerIds, currency), invoiceLines(ctx, rows), paidAhead(ctx, payerIds, currency), begunFor(ctx, rows)]);
  return { balance, currency, live, open, sentence: balanceSentence({ balance, currency, ahead, open: rows.map((row) => ({ left: dueOf(row), pending: row.pending - (begun.get(row.id)?.amount ?? 0), overdue: open.some((line) => line.id === row.id && line.overdue) })) }) };
}

/** The first page of Payment & Insurances. */
export const overview = portalProcedure.meta({ permission: "payments.use" }).query(({ ctx: { plugin, viewer } }) => overviewOf(plugin, viewer, viewer.clientId));
