import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import type { LineRow, LineWords } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { openJson } from "../sealed.ts";
import { dayWords } from "./day-words.ts";

/** A line with its words opened. */
export type OpenLine = LineRow & { said: LineWords };

export const openLines = (ctx: PluginContext, rows: readonly LineRow[]): OpenLine[] => rows.map((row) => ({ ...row, said: openJson<LineWords>(ctx, ["lines", row.id, "words"], row.words) }));

/** Charges as a table that readers understand: a row each, what it was, and the amount to the right. */
export function lineTable(rows: readonly OpenLine[], currency: string, caption: string): PdfBlock {
  const hasTax = rows.some((row) => row.tax > 0);
  return {
    t: "table", caption, head: ["Date", "What", "Quantity", ...(hasTax ? ["Tax"] : []), "Amount"], numbers: hasTax ? [2, 3, 4] : [2, 3],
    rows: rows.map((row) => [dayWords(row.day), row.said.description, String(row.quantity), ...(hasTax ? [moneyText(row.tax, currency)] : []), moneyText(row.amount, currency)]),
  };
}
