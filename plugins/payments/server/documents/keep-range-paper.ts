import { AppError } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { balanceOf } from "../ledger/balance-of.ts";
import { moneyText } from "../money/money-text.ts";
import { payments } from "../payments/payment-rows.ts";
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
  staffId: string | null;
  /** Makes a statement also when nothing happened in these days, for somebody who still owes. */
  always?: boolean;
}

/** An invoice over a stretch of days: every session that was charged in it, by one professional or all. @throws AppError `CONFLICT` when there is none */
export async function keepRangeInvoice(ctx: PluginContext, of: Of): Promise<DocumentRow> {
  const lines = await chargedLines(ctx, of);
  if (lines.length === 0) throw new AppError("CONFLICT", "There are no charged sessions in these days.", { reason: "empty" });
  const title = `Invoice for ${rangeWords(of.from, of.to)}`;
  return keepDocument(ctx, {
    kind: "invoice", source: `range:${of.payerId}:${of.staffId ?? ""}:${of.from}:${of.to}:${hashOf(lines)}`, clientId: of.clientId, payerId: of.payerId, fromDay: of.from, toDay: of.to, staffId: of.staffId,
    async draw() {
      const head = await letterhead(ctx, { title, clientId: of.clientId, payerId: of.payerId });
      const staff = of.staffId ? await ctx.people.staffMember(of.staffId) : null;
      return { title, practice: head.practice, blocks: [...head.blocks, ...(staff ? [{ t: "facts" as const, items: [{ label: "Professional", value: staff.name }] }] : []), ...sessionBlocks(lines)] };
    },
  });
}

function sessionBlocks(lines: readonly ChargedLine[]): PdfBlock[] {
  const currency = lines[0]?.invoice.currency ?? "USD";
  const total = lines.reduce((sum, line) => sum + line.amount + line.tax, 0);
  const paid = lines.reduce((sum, line) => sum + line.paidPart, 0);
  return [lineTable(lines, currency, "Sessions and charges"), { t: "facts", items: [{ label: "Total", value: moneyText(total, currency) }, { label: "Paid", value: moneyText(paid, currency) }, { label: "Left to pay", value: moneyText(total - paid, currency) }] }];
}

/** A statement: what was charged and what was paid in a stretch of days, and what is owed now. @throws AppError `CONFLICT` when nothing happened in it */
export async function keepStatement(ctx: PluginContext, of: Of): Promise<DocumentRow> {
  const lines = await chargedLines(ctx, { ...of, staffId: null });
  const start = Date.parse(`${of.from}T00:00:00Z`);
  const end = Date.parse(`${of.to}T00:00:00Z`) + 86_400_000;
  const paid = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, payerId: [...of.payerIds], settledAt: { [Op.gte]: start, [Op.lt]: end } }, order: [["settledAt", "ASC"]] })).map((row) => row.get());
  if (lines.length === 0 && paid.length === 0 && !of.always) throw new AppError("CONFLICT", "Nothing was charged or paid in these days.", { reason: "empty" });
  const currency = await ctx.setting<string>("currency");
  const balance = await balanceOf(ctx, of.payerIds, currency);
  const money = (minor: number): string => moneyText(minor, currency);
  const title = `Statement for ${rangeWords(of.from, of.to)}`;
  return keepDocument(ctx, {
    kind: "statement", source: `statement:${of.payerId}:${of.from}:${of.to}:${hashOf(lines)}:${paid.length}:${balance}`, clientId: of.clientId, payerId: of.payerId, fromDay: of.from, toDay: of.to,
    async draw() {
      const head = await letterhead(ctx, { title, clientId: of.clientId, payerId: of.payerId, withTaxId: false });
      const day = (at: number): string => dayWords(new Date(at).toISOString().slice(0, 10));
      return {
        title, practice: head.practice,
        blocks: [
          ...head.blocks,
          ...(lines.length > 0 ? [lineTable(lines, currency, "Charged")] : []),
          ...(paid.length > 0 ? [{ t: "table" as const, caption: "Paid", head: ["Date", "With", "Amount", "Given back"], numbers: [2, 3], rows: paid.map((row) => [row.day ? dayWords(row.day) : day(row.settledAt ?? 0), row.label, money(row.amount), money(row.refunded)]) }] : []),
          { t: "facts", items: [balance < 0 ? { label: "In credit", value: money(-balance) } : { label: "Owed now", value: money(balance) }] },
        ],
      };
    },
  });
}
