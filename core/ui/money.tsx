/** "$40.00": the amount in the currency's smallest unit, written as its own country writes it in English. */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}

/** An amount of money, in figures of one width. */
export function Money({ minor, currency }: { minor: number; currency: string }) {
  return <span className="tabular">{formatMoney(minor, currency)}</span>;
}
