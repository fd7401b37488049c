import type { Scenario } from "./test-rows.ts";

/** Numbers that the test processor takes, and what each does. They are made up and belong to nobody. */
export const testCards: readonly { number: string; brand: string; scenario: Scenario; does: string }[] = [
  { number: "4242424242424242", brand: "Visa", scenario: "success", does: "Works." },
  { number: "5555555555554444", brand: "Mastercard", scenario: "success", does: "Works." },
  { number: "4000000000000341", brand: "Visa", scenario: "declined", does: "Can be added; each payment is declined." },
  { number: "4000000000009995", brand: "Visa", scenario: "funds", does: "Has not enough money." },
  { number: "4000000000000069", brand: "Visa", scenario: "expired", does: "Has expired when it is used." },
  { number: "4000002500003155", brand: "Visa", scenario: "action", does: "The bank asks whether it is you." },
  { number: "4000000000000077", brand: "Visa", scenario: "delay", does: "Takes two minutes." },
  { number: "4000000000009235", brand: "Visa", scenario: "hold", does: "Is held for ten minutes, then works." },
  { number: "4000000000000259", brand: "Visa", scenario: "dispute", does: "Works, and is disputed a minute later." },
];

/** Cannot even be added. */
export const refusedCard = "4000000000000002";

export const testAccountsOfBanks: readonly { number: string; scenario: Scenario; does: string }[] = [
  { number: "000123456789", scenario: "bank", does: "Works after two minutes." },
  { number: "000111111116", scenario: "bank-failure", does: "Fails after two minutes." },
];
