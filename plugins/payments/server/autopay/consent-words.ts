import type { MandateRow } from "./autopay-rows.ts";
import { noticeDays } from "./month-run.ts";

type When = Pick<MandateRow, "moment" | "monthDay">;

/** What stands at the box that is ticked. */
export const consentBox = ({ practice, hours }: { practice: string; hours: number }): { label: string; hint: string } => ({
  label: `I let ${practice} charge this method within these bounds`,
  hint: `You are told ${hours} hours before each payment. If one fails, it may be tried three times more, then once with your backup. You can pause or end this at any time.`,
});

/** How many days before a day of the month an invoice was sent that is paid on it: its notice comes in between. */
export const sentBefore = (hours: number): number => noticeDays(hours) + 1;

function whenWords({ moment, monthDay, hours }: When & { hours: number }): string {
  if (moment === "due") return "on the day that each invoice is due";
  if (moment === "sent") return "after each invoice is sent";
  if (moment === "session") return "after each invoice for sessions is sent, and for no other invoices";
  return `on day ${monthDay ?? 1} of each month, or within a week after it when that day is not possible, for invoices sent at least ${sentBefore(hours)} days before`;
}

/** What somebody agreed to, as it is kept: the same words, then the bounds that they chose above it. */
export function consentWords(of: When & { practice: string; cap: string; hours: number; method: string; backup: string | null }): string {
  const { label, hint } = consentBox(of);
  return `${label}. ${hint} The bounds: paid with ${of.method}, ${of.backup === null ? "no backup" : `with ${of.backup} as the backup`}, never more than ${of.cap} at once, ${whenWords(of)}.`;
}
