import type { Answer, Typed } from "./answer.ts";
import { askFor, dateProblem, nounOf, subjectOf } from "./error-words.ts";
import type { InnerItem, ItemOf } from "./item.ts";
import type { DateOrder } from "./read-date.ts";
import { readDate } from "./read-date.ts";
import { decimalsOf, readEmail, readMemberNumber, readNumber, readPhone } from "./read-number.ts";
import { clean, listIn, textIn } from "./typed-text.ts";

/** What reading needs to know beside the form. */
export interface ReadRules {
  /** The person's day, `YYYY-MM-DD`. */
  today: string;
  order: DateOrder;
}

/** What became of what was typed: an answer, or what to put right by field name; neither for an optional question left empty. */
export interface Reading {
  answer?: Answer;
  errors: Record<string, string>;
}

const fail = (name: string, message: string): Reading => ({ errors: { [name]: message } });
const answered = (answer: Answer): Reading => ({ answer, errors: {} });

/** Reads a question of one field: required, type, range. */
export function readField(item: InnerItem, typed: Typed, rules: ReadRules, name: string): Reading {
  const declined = item.declines?.find((decline) => listIn(typed, `${name}.declined`).includes(decline));
  if (declined) return answered({ declined });
  switch (item.type) {
    case "text":
    case "long-text":
    case "number":
    case "date": {
      const text = clean(textIn(typed, name), item.type === "long-text");
      if (text === "") return item.optional ? { errors: {} } : fail(name, askFor(item, "Enter"));
      return item.type === "number" ? readNumeric(item, text, name) : item.type === "date" ? readDay(item, text, rules, name) : readText(item, text, name);
    }
    case "single-choice":
    case "scale":
    case "yes-no":
      return readOne(item, typed, name);
    case "multiple-choice":
      return readSeveral(item, typed, name);
  }
}

function readText(item: ItemOf<"text"> | ItemOf<"long-text">, text: string, name: string): Reading {
  const most = item.max ?? (item.type === "text" ? 200 : 5000);
  if (text.length > most) return fail(name, `${subjectOf(item)} must be ${most.toLocaleString("en-US")} characters or fewer. It has ${text.length.toLocaleString("en-US")}`);
  if (item.type === "long-text") return answered(text);
  const read = item.kind === "phone" ? readPhone(text) : item.kind === "email" ? readEmail(text) : item.kind === "number" ? readMemberNumber(text) : text;
  if (read !== null) return answered(read);
  const noun = nounOf(item) ?? "an answer";
  if (item.kind === "phone") return fail(name, `Enter ${noun} with its area code, such as 555 010 0199`);
  if (item.kind === "email") return fail(name, `Enter ${noun} in full, such as name@example.com`);
  return fail(name, `Use letters and digits only for ${noun}`);
}

function readNumeric(item: ItemOf<"number">, text: string, name: string): Reading {
  const number = readNumber(text, item.unit);
  const subject = subjectOf(item);
  if (number === null) return fail(name, `${subject} must be a number, such as ${item.min ?? 5}`);
  if (decimalsOf(number) > (item.decimals ?? 0)) return fail(name, item.decimals ? `Use ${item.decimals} ${item.decimals === 1 ? "digit" : "digits"} or fewer after the point for ${nounOf(item) ?? "your answer"}` : `${subject} must be a whole number`);
  const { min, max } = item;
  if (min !== undefined && max !== undefined && (number < min || number > max)) return fail(name, `${subject} must be from ${min} to ${max}`);
  if (min !== undefined && number < min) return fail(name, `${subject} must be ${min} or more`);
  if (max !== undefined && number > max) return fail(name, `${subject} must be ${max} or less`);
  if (Math.abs(number) > 1e12) return fail(name, `${subject} is too large. Check the number`);
  return answered(number);
}

function readDay(item: ItemOf<"date">, text: string, { today, order }: ReadRules, name: string): Reading {
  const read = readDate(text, order);
  if ("problem" in read) return fail(name, dateProblem(read.problem, item, order));
  const { date } = read;
  const subject = subjectOf(item);
  if (item.when === "birth" && date > today) return fail(name, `${subject} must be in the past`);
  if (item.when === "birth" && Number(today.slice(0, 4)) - Number(date.slice(0, 4)) > 130) return fail(name, `Check the year of ${nounOf(item) ?? "the date"}`);
  if (item.when === "past" && date > today) return fail(name, `${subject} must be today or in the past`);
  if (item.when === "future" && date < today) return fail(name, `${subject} must be today or later`);
  return answered(date);
}

function readOne(item: ItemOf<"single-choice"> | ItemOf<"scale"> | ItemOf<"yes-no">, typed: Typed, name: string): Reading {
  const value = textIn(typed, name);
  if (value === "") return item.optional ? { errors: {} } : fail(name, askFor(item, "Choose"));
  const declined = item.declines?.find((decline) => decline === value);
  if (declined) return answered({ declined });
  if (item.type === "yes-no" && (value === "yes" || value === "no")) return answered(value === "yes");
  if (item.type === "scale" && /^-?\d+$/.test(value) && Number(value) >= item.from && Number(value) <= item.to) return answered(Number(value));
  if (item.type === "single-choice") {
    if (item.choices.some((choice) => choice.value === value)) return answered({ chosen: value });
    if (item.other && value === "other") return withOther(item, typed, name, (other) => ({ chosen: "other", other }));
  }
  return fail(name, askFor(item, "Choose"));
}

function readSeveral(item: ItemOf<"multiple-choice">, typed: Typed, name: string): Reading {
  const ticked = new Set(listIn(typed, name));
  if (ticked.size === 0) return item.optional ? { errors: {} } : fail(name, askFor(item, "Choose"));
  const declined = item.declines?.find((decline) => ticked.has(decline));
  if (declined) return ticked.size === 1 ? answered({ declined }) : fail(name, "Take back your other ticks, or the tick at the end");
  const chosen = item.choices.map((choice) => choice.value).filter((value) => ticked.has(value));
  const other = item.other === true && ticked.has("other");
  if (chosen.length + (other ? 1 : 0) < ticked.size) return fail(name, askFor(item, "Choose"));
  const count = ticked.size;
  const alone = item.choices.find((choice) => choice.alone && ticked.has(choice.value));
  if (alone && count > 1) return fail(name, `Take back your other ticks, or \u201c${alone.label}\u201d`);
  if (!alone && item.min !== undefined && count < item.min) return fail(name, `Choose at least ${item.min}`);
  if (item.max !== undefined && count > item.max) return fail(name, `Choose ${item.max} or fewer`);
  return other ? withOther(item, typed, name, (words) => ({ chosen: [...chosen, "other"], other: words })) : answered({ chosen });
}

function withOther(item: { label: string; short?: string }, typed: Typed, name: string, make: (other: string) => Answer): Reading {
  const other = clean(textIn(typed, `${name}.other`), false);
  if (other === "") return fail(`${name}.other`, "Write what else it is, or choose another answer");
  if (other.length > 200) return fail(`${name}.other`, `${subjectOf(item)} must be 200 characters or fewer`);
  return answered(make(other));
}
