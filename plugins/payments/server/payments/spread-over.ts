import type { Wanted } from "./wanted-of.ts";

/** An invoice that a payment is for. */
export interface ChosenInvoice {
  invoiceId: string;
  dueDay: string | null;
  /** The most that a payment may be for it. */
  payable: number;
  /** How much of the payment was typed for it; null takes what is left of the payment. */
  typed: number | null;
}

/** How much of a payment counts for each invoice: what was typed, and the rest to the others, the one that is due first. Those that nothing is left for are left out. */
export function spreadOver(amount: number, chosen: readonly ChosenInvoice[]): Wanted[] {
  let left = amount - chosen.reduce((sum, one) => sum + (one.typed ?? 0), 0);
  const order = (one: ChosenInvoice): string => `${one.dueDay ?? ""} ${one.invoiceId}`;
  return chosen.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).flatMap(({ invoiceId, payable, typed }): Wanted[] => {
    const part = typed ?? Math.max(0, Math.min(left, payable));
    if (typed === null) left -= part;
    return part > 0 ? [{ invoiceId, amount: part }] : [];
  });
}
