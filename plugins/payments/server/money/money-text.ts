import { decimalsOf } from "./currencies.ts";

/** "$40.00": an amount in the smallest unit as people read it, on documents and cards. */
export const moneyText = (minor: number, currency: string): string =>
  new Intl.NumberFormat("en-US", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(minor / 10 ** decimalsOf(currency));

/** "40.00": the same for a field that somebody may change. */
export const amountField = (minor: number, currency: string): string => (minor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));
