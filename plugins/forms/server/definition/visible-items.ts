import type { Answer, Answers } from "./answer.ts";
import { isDeclined } from "./answer.ts";
import type { Condition, ConditionTest } from "./condition.ts";
import type { FormDefinition } from "./form-definition.ts";

/** Ids of the items that are shown for these answers. A hidden item counts as not answered, whatever was answered before. */
export function visibleItems(form: FormDefinition, answers: Answers): Set<string> {
  const shown: Record<string, Answer> = {};
  const visible = new Set<string>();
  for (const page of form.pages) {
    if (page.showWhen && !holds(page.showWhen, shown)) continue;
    for (const item of page.items) {
      if (item.showWhen && !holds(item.showWhen, shown)) continue;
      visible.add(item.id);
      const answer = answers[item.id];
      if (answer !== undefined) shown[item.id] = answer;
    }
  }
  return visible;
}

/** Whether a condition holds for answers to items that are shown. */
export function holds({ match, tests }: Condition, answers: Answers): boolean {
  return match === "all" ? tests.every((test) => passes(test, answers[test.item])) : tests.some((test) => passes(test, answers[test.item]));
}

/** Every test but `not-answered` fails without an answer, `none-of` too: nobody is led somewhere by silence. */
function passes(test: ConditionTest, answer: Answer | undefined): boolean {
  if (test.is === "not-answered") return answer === undefined;
  if (answer === undefined) return false;
  if (test.is === "answered") return true;
  if (test.is === "at-least") return typeof answer === "number" && answer >= test.number;
  if (test.is === "at-most") return typeof answer === "number" && answer <= test.number;
  const some = valuesOf(answer).some((value) => test.values.includes(value));
  return test.is === "one-of" ? some : !some;
}

function valuesOf(answer: Answer): readonly string[] {
  if (isDeclined(answer)) return [answer.declined];
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  if (typeof answer === "number") return [String(answer)];
  if (typeof answer === "object" && "chosen" in answer) return typeof answer.chosen === "string" ? [answer.chosen] : (answer.chosen as readonly string[]);
  return [];
}
