import type { InvoiceRow, LineRow } from "../invoices/invoice-rows.ts";

/** What became of one charge. Together with what is left to pay the four make the charge with its tax. */
export interface Covered {
  /** Of what was paid for its invoice and stayed paid, the part that covers it. */
  paidPart: number;
  /** Of what was paid for it: given back to the payer. */
  givenBack: number;
  /** Credited or written off: nobody owes it. */
  takenOff: number;
}

/** Takes from an amount in order; answers how much each took. */
function inOrder(amount: number, most: readonly number[]): number[] {
  let left = amount;
  return most.map((one) => {
    const part = Math.min(left, one);
    left -= part;
    return part;
  });
}

/** How an invoice's amounts cover its charges, in their order: payments cover the first ones, and what was taken off or given back begins with the last. */
export function coverLines(invoice: Pick<InvoiceRow, "paid" | "refunded" | "credited">, lines: readonly Pick<LineRow, "amount" | "tax">[]): Covered[] {
  const full = lines.map((line) => line.amount + line.tax);
  const arrived = inOrder(invoice.paid, full);
  const back = inOrder(invoice.refunded, arrived.toReversed()).toReversed();
  const off = inOrder(invoice.credited, full.map((most, at) => most - (arrived[at] ?? 0)).toReversed()).toReversed();
  return full.map((_, at) => ({ paidPart: (arrived[at] ?? 0) - (back[at] ?? 0), givenBack: back[at] ?? 0, takenOff: off[at] ?? 0 }));
}
