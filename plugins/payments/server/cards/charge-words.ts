import type { PluginContext } from "@anteroom/core/server";
import { rangeWords } from "../documents/day-words.ts";
import type { OpenLine } from "../documents/line-table.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { feeWords } from "../sessions/charge-of.ts";

const fees: readonly string[] = Object.values(feeWords);

/** Whether a charge is known to be a session that took place: one that staff typed or changed may be anything. */
const isSession = ({ appointmentId, edited, said }: OpenLine): boolean => appointmentId !== null && edited === 0 && !fees.includes(said.description);

/** What a charge is called where it is not named: never a session when it is none. */
export const neutralWord = (line: OpenLine): string => (isSession(line) ? "Session" : "Charge");

/** What an invoice is for, in a few words: neutral ones where the practice wants that. */
export function chargeWords(row: InvoiceRow, lines: readonly OpenLine[], neutral: boolean): string {
  if (row.kind === "opening") return "What was open when your practice moved here";
  const several = neutral && lines.length > 0 && lines.every(isSession) ? "sessions" : "charges";
  if (row.fromDay && row.toDay) return `${several === "sessions" ? "Sessions" : "Charges"}, ${rangeWords(row.fromDay, row.toDay)}`;
  const [first] = lines;
  if (!first) return "Charges";
  if (lines.length > 1) return `${lines.length} ${several}`;
  return neutral ? neutralWord(first) : first.said.description;
}

/** Whether this client's charges are told in neutral words. */
export const isNeutral = (ctx: PluginContext, clientId: string): Promise<boolean> => ctx.setting<boolean>("neutralWords", { clientId });
