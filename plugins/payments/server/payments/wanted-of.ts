import type { PaymentRow } from "./payment-rows.ts";

/** A part of a payment for an invoice. */
export interface Wanted {
  invoiceId: string;
  amount: number;
}

/** What a payment is for, as it was when it began. */
export const wantedOf = (row: Pick<PaymentRow, "wanted">): Wanted[] => JSON.parse(row.wanted) as Wanted[];
