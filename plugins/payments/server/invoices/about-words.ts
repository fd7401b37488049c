import { formatCalendarDay } from "@anteroom/core/server";
import { neutralWord } from "../cards/charge-words.ts";
import type { OpenLine } from "../documents/line-table.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";

/** What a question about an invoice, or one of its charges, begins with: everything that whoever answers needs to find it, and no more than whoever asks was shown. */
export function aboutWords(row: Pick<InvoiceRow, "number" | "currency" | "total">, line: OpenLine | undefined, { neutral, now }: { neutral: boolean; now: number }): string {
  const invoice = `invoice ${row.number ?? ""}`;
  if (!line) return `About ${invoice}, ${moneyText(row.total, row.currency)}:`;
  return `About ${invoice}, ${neutral ? neutralWord(line) : line.said.description}, ${formatCalendarDay(line.day, { now })}, ${moneyText(line.amount + line.tax, row.currency)}:`;
}
