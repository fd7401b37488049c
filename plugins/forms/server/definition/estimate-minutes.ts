import type { FormDefinition } from "./form-definition.ts";
import type { InnerItem, Item } from "./item.ts";

const seconds: Record<Item["type"], number> = {
  text: 15, "long-text": 45, number: 12, date: 15, "single-choice": 10, "multiple-choice": 15, scale: 10, matrix: 5, "yes-no": 7,
  file: 60, signature: 25, consent: 10, address: 40, insurance: 90, medications: 90, info: 0, group: 10,
};

/** Words that most adults read in a minute, slowly, since forms are read with care. */
const wordsAMinute = 180;

const wordCount = (text = ""): number => text.split(/\s+/).filter(Boolean).length;

function secondsOf(item: Item | InnerItem): number {
  const read = item.type === "info" || item.type === "consent" ? item.body : item.type === "signature" ? item.statement : "";
  const parts = item.type === "matrix" ? item.rows.length * 7 : item.type === "group" ? item.items.reduce((sum, inner) => sum + secondsOf(inner), 0) : 0;
  return seconds[item.type] + parts + (wordCount(read) / wordsAMinute) * 60;
}

/** Minutes that a form takes: as it says, or worked out from its questions; at least 1. */
export const minutesOf = (form: FormDefinition): number => form.minutes ?? Math.max(1, Math.ceil(form.pages.flatMap((page) => page.items).reduce((sum, item) => sum + secondsOf(item), 0) / 60));
