import type { Block } from "@anteroom/core/server";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Item } from "../definition/item.ts";
import { declineWords } from "../../words/decline-words.ts";
import { branches } from "../filling/places.ts";

const mostQuestions = 3;
const mostChoices = 6;

type Option = { value: string; label: string; hint?: string };

/** The choices of an item; null when it is typed. */
function optionsOf(item: Item): Option[] | null {
  if (item.type === "info") return null;
  const declines = (item.declines ?? []).map((value) => ({ value, label: declineWords[value] }));
  if (item.type === "yes-no") return [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }, ...declines];
  if (item.type === "scale") return [...Array.from({ length: item.to - item.from + 1 }, (_, at) => String(item.from + at)).map((value) => ({ value, label: item.words[value] ? `${value}: ${item.words[value]}` : value })), ...declines];
  if (item.type !== "single-choice" || item.other) return null;
  return [...item.choices.map(({ value, label, hint }) => ({ value, label, ...(hint ? { hint } : {}) })), ...declines];
}

function blockOf(item: Item): Block | null {
  const options = optionsOf(item);
  if (item.type === "info" || (options && options.length > mostChoices)) return null;
  const label = item.optional ? `${item.label} (optional)` : item.label;
  if (options) return { t: "choices", name: item.id, legend: label, options };
  // What is typed has no room for a second answer in its place.
  if ((item.declines?.length ?? 0) > 0) return null;
  const field = { t: "field" as const, name: item.id, label, ...(item.hint ? { hint: item.hint } : {}) };
  if (item.type === "text") return { ...field, input: item.kind === "email" ? "email" : item.kind === "phone" ? "tel" : "text", ...(item.max ? { max: item.max } : {}) };
  if (item.type === "long-text") return { ...field, input: "textarea", ...(item.max ? { max: item.max } : {}) };
  if (item.type === "number") return { ...field, label: item.unit ? `${label}, in ${item.unit}` : label, input: "text" };
  return null;
}

/**
 * The questions of a form that is short and simple enough to be answered on its card: three or fewer, none that depends on another,
 * none that needs more than a card has. Null for every other form.
 */
export function micro(form: FormDefinition): Block[] | null {
  const items = form.pages.flatMap((page) => page.items);
  // What starts from the profile is shown on pages, which say where it comes from.
  if (items.some((item) => item.type !== "info" && item.prefill)) return null;
  if (items.length > mostQuestions || branches(form) || form.pages.some((page) => page.stem)) return null;
  const blocks = items.map(blockOf);
  return blocks.every((block) => block !== null) ? blocks : null;
}
