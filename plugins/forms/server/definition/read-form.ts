import type { Answer, Answers, Typed } from "./answer.ts";
import type { FormDefinition } from "./form-definition.ts";
import { readAnswer } from "./read-answer.ts";
import type { ReadRules } from "./read-field.ts";
import { stepsOf } from "./steps.ts";
import type { Step } from "./steps.ts";
import { holds } from "./visible-items.ts";

/** What a whole form says. */
export interface FormReading {
  /** Valid answers to questions that are shown; a hidden question has none, whatever was typed before. */
  answers: Answers;
  /** What to put right, by field name, in the order of the form. */
  errors: Record<string, string>;
  /** Ids of questions with something to put right. */
  unfinished: string[];
  steps: Step[];
}

/** Reads everything that was typed, in the order of the form: what is shown follows from the answers before it. */
export function readForm(form: FormDefinition, typed: Typed, rules: ReadRules): FormReading {
  const answers: Record<string, Answer> = {};
  const errors: Record<string, string> = {};
  const unfinished: string[] = [];
  for (const page of form.pages) {
    if (page.showWhen && !holds(page.showWhen, answers)) continue;
    for (const item of page.items) {
      if (item.type === "info" || (item.showWhen && !holds(item.showWhen, answers))) continue;
      const reading = readAnswer(item, typed, rules);
      if (reading.answer !== undefined) answers[item.id] = reading.answer;
      if (Object.keys(reading.errors).length > 0) unfinished.push(item.id);
      Object.assign(errors, reading.errors);
    }
  }
  return { answers, errors, unfinished, steps: stepsOf(form, answers) };
}

/** What to put right on one step before it can be left. */
export function readStep(step: Step, typed: Typed, rules: ReadRules): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const item of step.items) if (item.type !== "info") Object.assign(errors, readAnswer(item, typed, rules).errors);
  return errors;
}

/** Whether a posted field belongs to a question: `item` or `item.part`. */
export const belongsTo = (field: string, itemId: string): boolean => field === itemId || field.startsWith(`${itemId}.`);

/** What was typed before, with the fields of these questions replaced by what a page has sent. */
export function mergeTyped(before: Typed, sent: Typed, itemIds: readonly string[]): Typed {
  const mine = (field: string): boolean => itemIds.some((id) => belongsTo(field, id));
  return { ...Object.fromEntries(Object.entries(before).filter(([field]) => !mine(field))), ...Object.fromEntries(Object.entries(sent).filter(([field]) => mine(field))) };
}
