import type { FailureReason } from "./payment-rows.ts";

/** Why money was not taken and what to do, for the payer. Always says that nothing was taken. */
export const failureWords: Record<FailureReason, string> = {
  unfinished: "You did not finish this payment. You have not been charged.",
  declined: "Your bank did not accept this card. You have not been charged. Try another card, or ask your bank.",
  funds: "There was not enough money on this card. You have not been charged. Try another card, or a smaller amount.",
  expired: "This card has expired. You have not been charged. Add your new card.",
  action: "Your bank’s question was not answered. You have not been charged. Try again, and answer what your bank asks.",
  bank: "Your bank returned this payment. You have not been charged. Use a card, or ask your bank.",
  unreachable: "This payment did not reach the bank. You have not been charged. Try again.",
  other: "This payment did not work. You have not been charged. Try again, or use another card.",
};

/** The same class for staff, without who. */
export const failureForStaff: Record<FailureReason, string> = {
  unfinished: "The payer did not finish it", declined: "The bank declined it", funds: "Not enough money", expired: "The card has expired", action: "The bank’s question was not answered", bank: "The bank returned it", unreachable: "It did not reach the processor", other: "The processor gave no reason",
};
