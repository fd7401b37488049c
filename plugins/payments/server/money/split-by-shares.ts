/** Parts of an amount by weights; the parts always make the whole again: the cents that are left go to the largest remainders, the first of equal ones. */
export function splitByShares(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) throw new Error("payments: an amount is split by weights that are all nothing");
  const exact = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / BigInt(total));
  const rests = weights.map((weight, at) => ({ at, rest: BigInt(amount) * BigInt(weight) - (exact[at] ?? 0n) * BigInt(total) }));
  const parts = exact.map(Number);
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  for (const { at } of rests.toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (left <= 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
