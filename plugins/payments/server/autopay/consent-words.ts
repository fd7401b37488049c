import type { MandateRow } from "./autopay-rows.ts";

/** What stands at the box that is ticked. */
export const consentBox = ({ practice, hours }: { practice: string; hours: number }): { label: string; hint: string } => ({
  label: `I let ${practice} charge this method within these bounds`,
  hint: `You are told ${hours} hours before each payment. If one fails, it may be tried three times more, then once with your backup. You can pause or end this at any time.`,
});

/** What somebody agreed to, as it is kept: the same words, then the bounds that they chose above it. */
export function consentWords(of: { practice: string; cap: string; moment: MandateRow["moment"]; hours: number; method: string; backup: string | null }): string {
  const { label, hint } = consentBox(of);
  const when = of.moment === "due" ? "on the day that each invoice is due" : "after each invoice is sent";
  return `${label}. ${hint} The bounds: paid with ${of.method}, ${of.backup === null ? "no backup" : `with ${of.backup} as the backup`}, never more than ${of.cap} at once, ${when}.`;
}
