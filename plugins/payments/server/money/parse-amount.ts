import { decimalsOf } from "./currencies.ts";
import { moneyText } from "./money-text.ts";

/** One charge, invoice or payment: ten million in the currency's main unit, so that sums stay exact far below 2^53. */
export const mostMajor = 10_000_000;

interface Asked {
  currency: string;
  /** In the smallest unit; above it is refused with what is left. */
  most?: number;
  /** In the smallest unit; below it is refused, unless it is all that is left. */
  least?: number;
}

/** Reads what somebody typed, such as "40", "40.00", "$40" or " 1,040.5 "; a sentence for beside the field when it is no amount. */
export function parseAmount(text: string, { currency, most, least }: Asked): { minor: number } | { problem: string } {
  const decimals = decimalsOf(currency);
  const typed = text.trim().replace(/^(-?)\s*[$€£¥]\s*/, "$1").replace(/\s*[A-Z]{3}$/, "");
  if (typed === "") return { problem: "Enter an amount, such as 40.00." };
  if (/^-/.test(typed)) return { problem: "Enter an amount above zero, without a minus sign." };
  const parts = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(typed);
  if (!parts) return { problem: "Enter the amount in numbers, such as 40.00." };
  const [, whole = "", rest = ""] = parts;
  if (rest.length > decimals) return { problem: decimals === 0 ? "Enter a whole amount, without decimals." : `Use at most ${decimals} decimals, such as 40.00.` };
  const digits = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "");
  if (digits.length > 8 || Number(digits) > mostMajor) return { problem: "This amount is too large. Check it, and ask your practice if it is right." };
  const minor = Number(digits) * 10 ** decimals + Number(rest.padEnd(decimals, "0") || "0");
  if (minor === 0) return { problem: "Enter an amount above zero." };
  if (most !== undefined && minor > most) return { problem: `Enter ${moneyText(most, currency)} or less: that is what is left to pay.` };
  if (least !== undefined && minor < least && minor !== most) return { problem: `Enter ${moneyText(Math.min(least, most ?? least), currency)} or more.` };
  return { minor };
}
