import type { Option } from "@anteroom/core/ui";
import type { Choice } from "../../server/definition/item.ts";
import { declineWords, otherWord } from "../../words/decline-words.ts";

/** Choices as rows, then one's own answer, then declining. */
export function choiceOptions({ choices, other, declines = [] }: { choices: readonly Pick<Choice, "value" | "label" | "hint">[]; other?: boolean; declines?: readonly (keyof typeof declineWords)[] }): Option[] {
  return [
    ...choices.map(({ value, label, hint }) => ({ value, label, ...(hint ? { hint } : {}) })),
    ...(other ? [{ value: "other", label: otherWord }] : []),
    ...declines.map((decline) => ({ value: decline, label: declineWords[decline] })),
  ];
}
