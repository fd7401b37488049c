import type { Typed } from "./answer.ts";
import type { Question } from "./item.ts";
import { readComposite } from "./read-composite.ts";
import { readField } from "./read-field.ts";
import type { Reading, ReadRules } from "./read-field.ts";
import { listIn } from "./typed-text.ts";

/** Reads one question's fields, as the server does whenever it is told something: an answer, or what to put right. */
export function readAnswer(item: Question, typed: Typed, rules: ReadRules): Reading {
  const declined = item.declines?.find((decline) => listIn(typed, `${item.id}.declined`).includes(decline));
  if (declined) return { answer: { declined }, errors: {} };
  switch (item.type) {
    case "text":
    case "long-text":
    case "number":
    case "date":
    case "single-choice":
    case "scale":
    case "yes-no":
    case "multiple-choice":
      return readField(item, typed, rules, item.id);
    default:
      return readComposite(item, typed, rules, item.id);
  }
}
