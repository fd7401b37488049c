import type { ProfileDetail } from "@anteroom/core/server";
import type { AddressAnswer, Answer, Typed } from "../definition/answer.ts";
import { isDeclined } from "../definition/answer.ts";
import { linesOf } from "../definition/answer-lines.ts";
import type { Question } from "../definition/item.ts";
import type { DateOrder } from "../definition/read-date.ts";
import { dateInWords } from "../definition/read-date.ts";

/** Last line of an address in the United States, such as "Boston, MA 02110". */
const cityLine = /^(.+?),?\s+([A-Za-z]{2})\s+(\d{5}(?:-\d{4})?)$/;

/** The fields that a question starts with from a detail of the profile; null when the detail does not fit them. */
export function typedFrom(item: Question, value: string, order: DateOrder): Typed | null {
  if (item.type === "date") return { [item.id]: dateInWords(value, order) };
  if (item.type === "text" || item.type === "long-text") return { [item.id]: value };
  if (item.type !== "address") return null;
  const lines = value.split("\n").map((line) => line.trim()).filter(Boolean);
  const [, city, state, postcode] = cityLine.exec(lines.at(-1) ?? "") ?? [];
  const [line1, line2] = lines;
  // An address that cannot be told apart for certain is better asked for.
  if (!city || !state || !postcode || !line1 || lines.length < 2 || lines.length > 3) return null;
  return { [`${item.id}.line1`]: line1, ...(lines.length === 3 && line2 ? { [`${item.id}.line2`]: line2 } : {}), [`${item.id}.city`]: city, [`${item.id}.state`]: state.toUpperCase(), [`${item.id}.postcode`]: postcode };
}

/** An answer as the profile keeps it; null for one that says nothing about the detail. */
export function detailOf(item: Question, answer: Answer | undefined): { detail: ProfileDetail; value: string } | null {
  const from = item.prefill?.from;
  // Nobody changes the address that they sign in with by filling in a form.
  if (answer === undefined || from === undefined || from === "email" || isDeclined(answer)) return null;
  if (typeof answer === "string") return { detail: from, value: answer };
  return item.type === "address" ? { detail: from, value: linesOf(item, answer as AddressAnswer, { order: "mdy" }).join("\n") } : null;
}
