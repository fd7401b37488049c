import { formatMoney } from "@anteroom/core/ui";

/** Minor units of what was typed, such as "120" or "120.50"; null when it is no amount. */
export function readMoney(typed: string): number | null {
  const found = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/^[^\d]+/, ""));
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : null;
}

/** An amount as its field shows it: "120.50". */
export const writeMoney = (minor: number): string => formatMoney(minor, "USD").replace(/[^\d.]/g, "").replace(/\.00$/, "");
