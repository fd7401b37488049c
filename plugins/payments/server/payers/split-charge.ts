import { splitByShares } from "../money/split-by-shares.ts";
import type { PayerRow } from "./payer-rows.ts";

type Sharer = Pick<PayerRow, "share" | "fixedMinor" | "fixedCurrency">;

/**
 * What each payer pays of an amount: those with an amount of their own first, in order, as far as it reaches; the others share the rest by their
 * parts. The parts make the amount again to the cent. Amounts in another currency count for nothing, since nothing is converted.
 */
export function splitCharge(amount: number, currency: string, who: readonly Sharer[]): number[] {
  let left = amount;
  const fixed = who.map(({ fixedMinor, fixedCurrency }) => {
    const part = fixedMinor !== null && fixedCurrency === currency ? Math.min(left, fixedMinor) : 0;
    left -= part;
    return part;
  });
  const rest = left > 0 ? splitByShares(left, who.map(({ share, fixedMinor }) => (fixedMinor === null ? share : 0))) : [];
  return fixed.map((part, at) => part + (rest[at] ?? 0));
}
