import { isDeclined } from "../definition/answer.ts";
import type { Answer, Answers } from "../definition/answer.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Item, Question } from "../definition/item.ts";
import { measures } from "../measures/score-measure.ts";
import { meetsRule } from "../../words/alert-rule.ts";
import type { AlertRule } from "../../words/alert-rule.ts";

/** A question with the answers that staff are told of. `shipped`: the instrument itself brings the rule, whatever the practice wrote. */
export interface WatchedItem {
  item: Question;
  rule: AlertRule;
  shipped: boolean;
}

/** The rule of a question: the instrument's, or the form's own; null for nearly every question. */
export function ruleOf(form: Pick<FormDefinition, "measure">, item: Item): { rule: AlertRule; shipped: boolean } | null {
  const shipped = form.measure ? measures[form.measure].alerts?.[item.id] : undefined;
  if (shipped) return { rule: shipped, shipped: true };
  return item.type !== "info" && item.alert ? { rule: item.alert, shipped: false } : null;
}

/** Every question of a form that has a rule. */
export const watchedItems = (form: FormDefinition): WatchedItem[] =>
  form.pages.flatMap((page) => page.items).flatMap((item) => {
    const found = ruleOf(form, item);
    return found && item.type !== "info" ? [{ item, ...found }] : [];
  });

/** An answer as the rule compares it. */
function saidIn(answer: Answer | undefined): string[] {
  if (answer === undefined || isDeclined(answer)) return [];
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  if (typeof answer === "number") return [String(answer)];
  if (typeof answer === "object" && "chosen" in answer) return [answer.chosen as string | string[]].flat();
  return [];
}

export const meetsAlert = ({ item, rule }: WatchedItem, answers: Answers): boolean => meetsRule(rule, saidIn(answers[item.id]));

/** Whether one of these questions (all of them without `only`) has an answer that somebody should not be left alone with. */
export const needsHelp = (form: FormDefinition, answers: Answers, only?: readonly string[]): boolean =>
  watchedItems(form).some((watched) => (only === undefined || only.includes(watched.item.id)) && meetsAlert(watched, answers));
