import { AppError, wallTime, writeDate } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { rangeOfDays } from "../books/range-of-days.ts";
import { balancesOf } from "../ledger/balance-of.ts";
import { moneyText } from "../money/money-text.ts";
import { payments } from "../payments/payment-rows.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { chargedLines } from "./charged-lines.ts";
import type { ChargedLine } from "./charged-lines.ts";
import { dayWords, rangeWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { hashOf } from "./keep-superbill.ts";
import { letterhead } from "./letterhead.ts";
import { lineTable } from "./line-table.ts";

interface Of {
  clientId: string;
  payerId: string;
  payerIds: readonly string[];
  from: string;
  to: string;
  /** Makes a statement also when nothing happened in these days, for somebody who still owes. */
  always?: boolean;
}

/** A statement: what was charged and what was paid in a stretch of days, and what is owed now, in each currency that there is something in. @throws AppError `CONFLICT` when nothing happened in it */
export async function keepStatement(ctx: PluginContext, of: Of): Promise<DocumentRow> {
  const lines = await chargedLines(ctx, { ...of, staffId: null });
  const { from, until, zone } = await rangeOfDays(ctx, of.from, of.to);
  const paid = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, payerId: [...of.payerIds], [Op.or]: [{ day: null, settledAt: { [Op.gte]: from, [Op.lt]: until } }, { day: { [Op.between]: [of.from, of.to] }, settledAt: { [Op.ne]: null } }] }, order: [["settledAt", "ASC"]] })).map((row) => row.get());
  if (lines.length === 0 && paid.length === 0 && !of.always) throw new AppError("CONFLICT", "Nothing was charged or paid in these days.", { reason: "empty" });
  const balances = await balancesOf(ctx, of.payerIds);
  const told = new Set([...lines.map((line) => line.invoice.currency), ...paid.map((row) => row.currency), ...[...balances].flatMap(([currency, balance]) => (balance === 0 ? [] : [currency]))]);
  if (told.size === 0) told.add(await ctx.setting<string>("currency"));
  const parts = [...told].toSorted().map((currency): CurrencyPart => ({ currency, lines: lines.filter((line) => line.invoice.currency === currency), paid: paid.filter((row) => row.currency === currency), balance: balances.get(currency) ?? 0 }));
  const title = `Statement for ${rangeWords(of.from, of.to)}`;
  return keepDocument(ctx, {
    kind: "statement", source: `statement:${of.payerId}:${of.from}:${of.to}:${hashOf(lines, paid.flatMap((row) => (row.refunded > 0 ? [`${row.id} ${row.refunded}`] : [])))}:${paid.length}:${parts.map((part) => `${part.balance}${parts.length > 1 ? part.currency : ""}`).join("+")}`, clientId: of.clientId, payerId: of.payerId, fromDay: of.from, toDay: of.to,
    async draw() {
      const head = await letterhead(ctx, { title, clientId: of.clientId, payerId: of.payerId, withTaxId: false });
      return { title, practice: head.practice, blocks: [...head.blocks, ...parts.flatMap((part) => statementBlocks(part, zone, parts.length > 1 ? ` in ${part.currency}` : ""))] };
    },
  });
}

/** What a statement says in one currency: nothing is ever converted. */
export interface CurrencyPart {
  currency: string;
  lines: readonly ChargedLine[];
  paid: readonly PaymentRow[];
  balance: number;
}

/** @param zone the practice's: days are those of its calendar */
export function statementBlocks({ currency, lines, paid, balance }: CurrencyPart, zone: string, within: string): PdfBlock[] {
  const money = (minor: number): string => moneyText(minor, currency);
  const takenOff = lines.reduce((sum, line) => sum + line.takenOff, 0);
  const day = (at: number): string => dayWords(writeDate(wallTime(at, zone)));
  return [
    ...(lines.length > 0 ? [lineTable(lines, currency, `Charged${within}`)] : []),
    ...(paid.length > 0 ? [{ t: "table" as const, caption: `Paid${within}`, head: ["Date", "With", "Amount", "Given back"], numbers: [2, 3], rows: paid.map((row) => [row.day ? dayWords(row.day) : day(row.settledAt ?? 0), row.label, money(row.amount), money(row.refunded)]) }] : []),
    { t: "facts", items: [...(takenOff > 0 ? [{ label: `Taken off${within}`, value: money(takenOff) }] : []), balance < 0 ? { label: `In credit${within}`, value: money(-balance) } : { label: `Owed now${within}`, value: money(balance) }] },
  ];
}
