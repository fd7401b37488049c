import { refusedCard, testAccountsOfBanks, testCards } from "./test-numbers.ts";
import type { TestMethodRow } from "./test-rows.ts";

type Read = { method: Pick<TestMethodRow, "kind" | "scenario" | "brand" | "last4" | "expires"> } | { errors: Record<string, string> };

/** What somebody typed on the test processor's page; of the number only the last four digits go on from here. */
export function readCard(form: URLSearchParams, now: number): Read {
  const number = (form.get("number") ?? "").replaceAll(/[\s-]/g, "");
  if (form.get("kind") === "bank") {
    const account = testAccountsOfBanks.find((one) => one.number === number);
    if (!account) return { errors: { number: number === "" ? "Enter an account number." : "The test processor does not know this account. Take one of the numbers below." } };
    return { method: { kind: "bank", scenario: account.scenario, brand: "Test Bank", last4: number.slice(-4), expires: null } };
  }
  const errors: Record<string, string> = {};
  const card = testCards.find((one) => one.number === number);
  if (number === "") errors["number"] = "Enter a card number.";
  else if (number === refusedCard) errors["number"] = "Your bank did not accept this card. Try another card.";
  else if (!card) errors["number"] = isCardNumber(number) ? "This looks like a real card. The test processor takes only the numbers below." : "Check the card number. A digit is missing or wrong.";
  const expires = readExpiry(form.get("expires") ?? "");
  const at = new Date(now);
  if (expires === null) errors["expires"] = "Enter the month and year on the card, such as 04/29.";
  else if (expires < at.getUTCFullYear() * 12 + at.getUTCMonth()) errors["expires"] = "This card has expired. Use another card.";
  if (!/^\d{3,4}$/.test((form.get("code") ?? "").trim())) errors["code"] = "Enter the 3 or 4 digits on the card.";
  if (!card || Object.keys(errors).length > 0) return { errors };
  return { method: { kind: "card", scenario: card.scenario, brand: card.brand, last4: number.slice(-4), expires } };
}

/** `year * 12 + month - 1` of "4/29", "04 / 29" or "04/2029". */
function readExpiry(text: string): number | null {
  const parts = /^\s*(\d{1,2})\s*[/-]?\s*(\d{2}|\d{4})\s*$/.exec(text);
  const [month, year] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || month < 1 || month > 12) return null;
  return (year < 100 ? 2_000 + year : year) * 12 + month - 1;
}

/** The check digit of card numbers (Luhn, ISO/IEC 7812-1). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].toReversed().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
