import type { Answers } from "../definition/answer.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Item } from "../definition/item.ts";
import { reliableCount } from "../definition/steps.ts";
import type { Step } from "../definition/steps.ts";

export const itemsOf = (form: FormDefinition): Item[] => form.pages.flatMap((page) => page.items);

/**
 * The address of a step: where its first question stands in the form, from 1. It stays right whatever is answered, and unlike the
 * step's own name it tells nobody who sees the address what is asked.
 */
export function numberOf(form: FormDefinition, step: Step): number {
  const first = step.items.find((item) => item.type !== "info") ?? step.items[0];
  return itemsOf(form).findIndex((item) => item.id === first?.id) + 1;
}

/** "Question 3 of 7", "Page 2 of 4"; without the total where answers still decide it, null for words that nobody answers. */
export function placeWords(form: FormDefinition, answers: Answers, steps: readonly Step[], step: Step): string | null {
  const asking = steps.filter((one) => one.items.some((item) => item.type !== "info"));
  const at = asking.findIndex((one) => one.id === step.id) + 1;
  if (at === 0) return null;
  const certain = reliableCount(form, answers, step.id) !== null;
  return `${form.pace === "page" ? "Page" : "Question"} ${at}${certain ? ` of ${asking.length}` : ""}`;
}

export const questionCount = (form: FormDefinition): number => itemsOf(form).filter((item) => item.type !== "info").length;

/** Whether answers decide what is asked. */
export const branches = (form: FormDefinition): boolean => form.pages.some((page) => page.showWhen !== undefined || page.items.some((item) => item.showWhen !== undefined));
