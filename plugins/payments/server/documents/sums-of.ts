import { moneyText } from "../money/money-text.ts";
import type { ChargedLine } from "./charged-lines.ts";

interface Fact {
  label: string;
  value: string;
}

/** The currencies of charges, in order: nothing is ever converted, so each is added up by itself. */
export const currenciesOf = (lines: readonly ChargedLine[]): string[] => [...new Set(lines.map((line) => line.invoice.currency))].toSorted();

/** What charges of one currency make together, what of it was paid and stayed paid, and what is left. */
export function sumsOf(lines: readonly ChargedLine[], words: { total: string; paid: string }, within = ""): Fact[] {
  const currency = lines[0]?.invoice.currency ?? "USD";
  const sum = (one: (line: ChargedLine) => number): number => lines.reduce((total, line) => total + one(line), 0);
  const [total, takenOff, givenBack, paid] = [sum((line) => line.amount + line.tax), sum((line) => line.takenOff), sum((line) => line.givenBack), sum((line) => line.paidPart)];
  const fact = (label: string, minor: number): Fact => ({ label: `${label}${within}`, value: moneyText(minor, currency) });
  return [
    fact(words.total, total), ...(takenOff > 0 ? [fact("Taken off", takenOff)] : []),
    fact(givenBack > 0 ? `${words.paid}, without what was given back` : words.paid, paid), ...(givenBack > 0 ? [fact("Given back", givenBack)] : []),
    fact("Left to pay", total - takenOff - paid - givenBack),
  ];
}
