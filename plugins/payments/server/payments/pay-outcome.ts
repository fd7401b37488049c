import type { PaymentRow } from "./payment-rows.ts";

/** How a payment stands for whoever made it. */
export interface PayOutcome {
  paymentId: string;
  state: PaymentRow["state"];
  /** Where to go on: the processor's page, or the bank's question. */
  url: string | null;
  /** The answer was lost: nobody may pay again until it is known. */
  unsure: boolean;
}
