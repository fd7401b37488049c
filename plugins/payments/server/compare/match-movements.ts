import type { Movement } from "../processors/processor.ts";

export type Moved = Pick<Movement, "ref" | "kind" | "amount" | "currency" | "at">;

export interface Unmatched extends Moved {
  side: "ledger" | "processor";
  /** Which of several that are alike. */
  nth: number;
}

const keyOf = ({ ref, kind, amount, currency }: Moved): string => `${ref}:${kind}:${amount}:${currency}`;

function byKey(all: readonly Moved[]): Map<string, Moved[]> {
  const found = new Map<string, Moved[]>();
  for (const one of all.toSorted((a, b) => a.at - b.at)) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}

/** What only one side has: of each charge, kind and amount, the latest of those that are too many. Both sides of something seldom have the same moment, so only amounts are held against each other. */
export function unmatched(ledger: readonly Moved[], processor: readonly Moved[]): Unmatched[] {
  const [mine, theirs] = [byKey(ledger), byKey(processor)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key): Unmatched[] => {
    const [ours, others] = [mine.get(key) ?? [], theirs.get(key) ?? []];
    const alone = (side: Unmatched["side"], all: readonly Moved[], from: number): Unmatched[] => all.slice(from).map((one, at) => ({ ...one, side, nth: from + at + 1 }));
    return [...alone("ledger", ours, others.length), ...alone("processor", others, ours.length)];
  });
}
