import type { FormPage } from "../definition/form-definition.ts";
import type { Item } from "../definition/item.ts";

/** The four answers of the PHQ screeners, in their published words and order. */
const frequencies = [
  { value: "0", label: "Not at all", score: 0 },
  { value: "1", label: "Several days", score: 1 },
  { value: "2", label: "More than half the days", score: 2 },
  { value: "3", label: "Nearly every day", score: 3 },
];

export const frequencyPoints: Readonly<Record<string, number>> = { "0": 0, "1": 1, "2": 2, "3": 3 };

/** What the authors let everybody do; printed on the instruments themselves. */
export const pfizerNotice =
  "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.";

/** A page with the stem above each item. Somebody may decline an item, which then counts as missing. */
export const screenerPage = (id: string, stem: string, words: readonly string[], sensitive: readonly number[] = []): FormPage => ({
  id,
  stem,
  items: words.map((label, at): Item => ({ id: `item-${at + 1}`, type: "single-choice", label, choices: frequencies, declines: ["not-say"], ...(sensitive.includes(at + 1) ? { sensitive: true } : {}) })),
});
