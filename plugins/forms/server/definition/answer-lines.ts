import type { Answer, Answers } from "./answer.ts";
import { isDeclined } from "./answer.ts";
import type { FormDefinition } from "./form-definition.ts";
import type { InnerItem, Item, Question } from "./item.ts";
import { dateInWords } from "./read-date.ts";
import type { DateOrder } from "./read-date.ts";
import { stepsOf } from "./steps.ts";
import { declineWords } from "../../words/decline-words.ts";

/** One question as the page "Check your answers" and a submitted copy show it. */
export interface AnswerLine {
  itemId: string;
  /** Where to change it. */
  stepId: string;
  type: Question["type"];
  label: string;
  /** What stood above the question. */
  stem?: string;
  /** What was answered, a line each; none when it was skipped. */
  lines: string[];
  sensitive: boolean;
}

export interface LineFacts {
  order: DateOrder;
  /** Names of uploaded files by id. */
  files?: Readonly<Record<string, { name: string }>>;
}

/** Every question that is shown for these answers, with its answer in words. */
export function answerLines(form: FormDefinition, answers: Answers, facts: LineFacts): AnswerLine[] {
  return stepsOf(form, answers).flatMap((step) =>
    step.items.flatMap((item) =>
      item.type === "info" ? [] : [{ itemId: item.id, stepId: step.id, type: item.type, label: item.label, ...(step.stem ? { stem: step.stem } : {}), lines: linesOf(item, answers[item.id], facts), sensitive: item.sensitive ?? false }],
    ),
  );
}

/** One answer in words, a line for each part. */
export function linesOf(item: Question | InnerItem, answer: Answer | undefined, facts: LineFacts): string[] {
  if (answer === undefined) return [];
  if (isDeclined(answer)) return [declineWords[answer.declined]];
  if (typeof answer === "string") return item.type === "date" ? [dateInWords(answer, facts.order)] : answer.split("\n");
  if (typeof answer === "number") return [item.type === "scale" ? scaleWords(item, answer) : `${answer}${item.type === "number" && item.unit ? ` ${item.unit}` : ""}`];
  if (typeof answer === "boolean") return [answer ? "Yes" : "No"];
  if (item.type === "group" && Array.isArray(answer)) return (answer as Readonly<Record<string, Answer>>[]).flatMap((row, at) => [`${item.each} ${at + 1}`, ...item.items.flatMap((inner) => linesOf(inner, row[inner.id], facts).map((line) => `${inner.label}: ${line}`))]);
  if (item.type === "file" && Array.isArray(answer)) return (answer as string[]).map((id) => facts.files?.[id]?.name ?? "A file");
  return objectLines(item, answer as Record<string, unknown>, facts);
}

const scaleWords = (item: Extract<Item, { type: "scale" }>, value: number): string => (item.words[String(value)] ? `${value}. ${item.words[String(value)]}` : String(value));

function objectLines(item: Question | InnerItem, answer: Record<string, unknown>, { order }: LineFacts): string[] {
  const text = (name: string): string => (typeof answer[name] === "string" ? answer[name] : "");
  switch (item.type) {
    case "single-choice":
    case "multiple-choice": {
      const chosen = Array.isArray(answer["chosen"]) ? (answer["chosen"] as string[]) : [text("chosen")];
      return chosen.map((value) => (value === "other" ? text("other") : (item.choices.find((choice) => choice.value === value)?.label ?? value)));
    }
    case "matrix":
      return item.rows.flatMap((row) => {
        const value = text(row.id);
        if (value === "") return [];
        const words = value === "not-say" || value === "not-sure" ? declineWords[value] : (item.choices.find((choice) => choice.value === value)?.label ?? value);
        return [`${row.label}: ${words}`];
      });
    case "consent": return [item.box];
    case "signature": return [`Signed by ${text("name")}`];
    case "address": return [text("line1"), text("line2"), [text("city"), [text("state"), text("postcode")].filter(Boolean).join(" ")].filter(Boolean).join(", ")].filter(Boolean);
    case "insurance": {
      if (answer["none"]) return ["No insurance"];
      const birth = text("holderBirthDate");
      return [text("insurer"), `Member number ${text("memberNumber")}`, text("groupNumber") && `Group number ${text("groupNumber")}`, text("phone") && `Phone ${text("phone")}`, text("holder") === "other" ? `Held by ${text("holderName")}${birth ? `, born ${dateInWords(birth, order)}` : ""}` : "Held by the client"].filter(Boolean);
    }
    case "medications":
      return answer["none"] ? ["No medicines"] : (answer["list"] as { name: string; dose?: string; often?: string; reason?: string }[]).map((one) => [one.name, one.dose, one.often, one.reason && `for ${one.reason}`].filter(Boolean).join(", "));
    default: return [];
  }
}
