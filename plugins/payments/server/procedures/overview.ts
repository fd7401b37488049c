import type { PluginContext, Viewer } from "@anteroom/core/server";
import { paidAhead } from "../advances/paid-ahead.ts";
import { chargeWords, isNeutral } from "../cards/charge-words.ts";
import { openLines } from "../documents/line-table.ts";
import { dueOf, isOverdue, payableOf } from "../invoices/due-of.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { balancesOf } from "../ledger/balance-of.ts";
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

/** What is owed in one currency; below zero it is in credit. */
export interface Balance {
  balance: number;
  currency: string;
}

export interface Overview extends Balance {
  /** In the other currencies that something was charged or paid in before, where something is open. */
  others: Balance[];
  sentence: string;
  live: boolean;
  open: InvoiceLine[];
}

/** What is owed and why, and the invoices that are open, for the accounts that this viewer sees. Each currency is told by itself, the practice's first. */
export async function overviewOf(ctx: PluginContext, viewer: Viewer, clientId: string): Promise<Overview> {
  const payerIds = (await visiblePayers(ctx, viewer, clientId)).map((payer) => payer.id);
  const [currency, live] = await Promise.all([ctx.setting<string>("currency"), isLive(ctx)]);
  const rows = payerIds.length === 0 ? [] : (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, payerId: payerIds, state: ["open", "partly paid"] }, order: [["dueDay", "ASC"], ["id", "ASC"]], limit: 100 })).map((row) => row.get());
  const [balances, open, begun] = await Promise.all([balancesOf(ctx, payerIds), invoiceLines(ctx, rows), begunFor(ctx, rows)]);
  const others = new Set([...rows.map((row) => row.currency), ...[...balances].flatMap(([one, balance]) => (balance === 0 ? [] : [one]))]);
  others.delete(currency);
  const told = [currency, ...[...others].toSorted()].map((one): Balance => ({ currency: one, balance: balances.get(one) ?? 0 }));
  const sentences = await Promise.all(told.map(async (one) => ({ ...one, open: rows.filter((row) => row.currency === one.currency), ahead: await paidAhead(ctx, payerIds, one.currency) })));
  // That there is nothing to pay is said only when it is so in every currency.
  const said = sentences.filter((one) => told.length === 1 || one.balance !== 0 || one.open.length > 0).map(({ open: mine, ...one }) =>
    balanceSentence({ ...one, open: mine.map((row) => ({ left: dueOf(row), pending: row.pending - (begun.get(row.id)?.amount ?? 0), overdue: open.some((line) => line.id === row.id && line.overdue) })) }));
  return { balance: balances.get(currency) ?? 0, currency, others: told.slice(1), live, open, sentence: said.join(" ") };
}

/** The first page of Payment & Insurances. */
export const overview = portalProcedure.meta({ permission: "payments.use" }).query(({ ctx: { plugin, viewer } }) => overviewOf(plugin, viewer, viewer.clientId));
