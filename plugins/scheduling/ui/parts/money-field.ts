const decimalsOf = (currency: string): number => new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Smallest units of what was typed, such as "120" or "120.50"; null when it is no amount of this currency. */
export function readMoney(typed: string, currency: string): number | null {
  const decimals = decimalsOf(currency);
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/^[^\d]+/, ""));
  const rest = found?.[2] ?? "";
  return found && rest.length <= decimals ? Number(found[1]) * 10 ** decimals + Number(rest.padEnd(decimals, "0") || "0") : null;
}

/** An amount as its field shows it: "120.50". */
export const writeMoney = (minor: number, currency: string): string => (minor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency)).replace(/\.0+$/, "");
