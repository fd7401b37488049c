import type { DateOrder, DateProblem } from "./read-date.ts";

/** How a sentence calls a question: "your date of birth"; null for a question that is a whole sentence. */
export function nounOf({ label, short }: { label: string; short?: string }): string | null {
  if (short) return short;
  const asked = /^(?:what|who) (?:is|are|was|were) (.+)\?$/i.exec(label.trim());
  if (asked?.[1]) return asked[1];
  if (label.length > 60 || /[?!.:;]/.test(label)) return null;
  // "GP", "ID number" and names stay as they are.
  const [first = "", ...rest] = label.trim().split(" ");
  return [/^[A-Z][a-z]*$/.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) : first, ...rest].join(" ");
}

const quoted = (label: string): string => `\u201c${label.length > 120 ? `${label.slice(0, 119).trimEnd()}\u2026` : label}\u201d`;

/** What to do about a question without an answer. */
export function askFor(item: { label: string; short?: string }, verb: "Enter" | "Choose" | "Add"): string {
  const noun = nounOf(item);
  if (noun) return `${verb} ${noun}`;
  return verb === "Choose" ? `Choose an answer to ${quoted(item.label)}` : verb === "Add" ? `Add a file for ${quoted(item.label)}` : `Answer ${quoted(item.label)}`;
}

/** A question as the subject of a sentence: "Your date of birth", or "Your answer". */
export function subjectOf(item: { label: string; short?: string }): string {
  const noun = nounOf(item) ?? "your answer";
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** What is wrong with a date, and what to do. */
export function dateProblem(problem: DateProblem, item: { label: string; short?: string }, order: DateOrder): string {
  const example = order === "mdy" ? "3/9/1985 or March 9 1985" : "9/3/1985 or 9 March 1985";
  const noun = nounOf(item) ?? "the date";
  if (problem.kind === "year") return `Write all 4 digits of the year of ${noun}, such as 1985`;
  if (problem.kind === "month") return `There is no month ${problem.month}. Write the ${order === "mdy" ? "month first, then the day" : "day first, then the month"}, such as ${example}`;
  if (problem.kind === "day") return `${problem.monthName} ${problem.year} has ${problem.days} days. Check the day of ${noun}`;
  return `Write ${noun} with a day, a month and a year, such as ${example}`;
}
