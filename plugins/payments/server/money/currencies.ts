/** What a practice may charge in: the currencies of the countries that portals know, none with a smallest coin of more than one unit. */
export const currencies = ["USD", "CAD", "EUR", "GBP", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "JPY"] as const;

export type Currency = (typeof currencies)[number];

/** How many decimals an amount of this currency has: 2 for dollars, 0 for yen. */
export const decimalsOf = (currency: string): number => new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
