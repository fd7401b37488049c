import type { PluginContext } from "@anteroom/core/server";
import { rangeWords } from "../documents/day-words.ts";
import type { OpenLine } from "../documents/line-table.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";

/** What an invoice is for, in a few words: neutral ones where the practice wants that. */
export function chargeWords(row: InvoiceRow, lines: readonly OpenLine[], neutral: boolean): string {
  if (row.kind === "opening") return "What was open when your practice moved here";
  if (row.fromDay && row.toDay) return `${neutral ? "Sessions" : "Charges"}, ${rangeWords(row.fromDay, row.toDay)}`;
  const [first] = lines;
  if (!first) return "Charges";
  if (lines.length > 1) return `${lines.length} ${neutral ? "sessions" : "charges"}`;
  return neutral ? "Session" : first.said.description;
}

/** Whether this client's charges are told in neutral words. */
export const isNeutral = (ctx: PluginContext, clientId: string): Promise<boolean> => ctx.setting<boolean>("neutralWords", { clientId });
