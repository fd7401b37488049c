/** In which order a date of numbers is read. */
export type DateOrder = "mdy" | "dmy";

/** Numbers of a date come month first in the United States, day first elsewhere. `country` is its ISO code. */
export const dateOrderOf = (country: string): DateOrder => (country.toUpperCase() === "US" ? "mdy" : "dmy");

/** How a date may be typed, for the hint. */
export const dateHintOf = (order: DateOrder): string => (order === "mdy" ? "For example, 3/9/1985 or March 9 1985." : "For example, 9/3/1985 or 9 March 1985.");

export type DateProblem = { kind: "unreadable" } | { kind: "year" } | { kind: "month"; month: number } | { kind: "day"; day: number; monthName: string; year: number; days: number };

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const monthNamed = (word: string): number => (word.length < 3 ? 0 : months.findIndex((name) => name.toLowerCase().startsWith(word) || (word === "sept" && name === "September")) + 1);

/** Reads what somebody typed for a date as `YYYY-MM-DD`, or says what is wrong with it. */
export function readDate(typed: string, order: DateOrder): { date: string } | { problem: DateProblem } {
  const parts = partsOf(typed, order);
  if (!parts) return { problem: { kind: "unreadable" } };
  const { day, month, year, digits } = parts;
  if (digits !== 4 || year < 1000) return { problem: { kind: "year" } };
  if (month < 1 || month > 12) return { problem: { kind: "month", month } };
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !isLeap(year) ? 1 : 0);
  if (day < 1 || day > days) return { problem: { kind: "day", day, monthName: months[month - 1] ?? "", year, days } };
  return { date: `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function partsOf(typed: string, order: DateOrder): { day: number; month: number; year: number; digits: number } | null {
  const text = typed.toLowerCase().replaceAll(/(?<=\d)(st|nd|rd|th)\b/g, "").replaceAll(/\bof\b|\bthe\b/g, " ");
  const words = text.match(/\d+|[a-z]+/g) ?? [];
  // Nothing but numbers, month names and what people put between them.
  if (text.replaceAll(/\d+|[a-z]+|[\s/.,-]/g, "") !== "") return null;
  const numbers = words.filter((word) => /^\d/.test(word));
  const names = words.filter((word) => /^[a-z]/.test(word) && monthNamed(word) === 0 && !/^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?$/.test(word));
  const named = words.filter((word) => monthNamed(word) > 0);
  if (names.length > 0 || named.length > 1) return null;
  if (named[0] !== undefined) {
    const [a = "", b = ""] = numbers;
    if (numbers.length !== 2) return null;
    const [day, year] = a.length === 4 ? [b, a] : [a, b];
    return { day: Number(day), month: monthNamed(named[0]), year: Number(year), digits: year.length };
  }
  const run = numbers.length === 1 && numbers[0]?.length === 8 ? [numbers[0].slice(0, 2), numbers[0].slice(2, 4), numbers[0].slice(4)] : numbers;
  const [first = "", second = "", third = ""] = run;
  if (run.length !== 3 || second.length > 2) return null;
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third), digits: third.length <= 2 ? 4 : 0 };
  if (first.length > 2) return null;
  const [day, month] = order === "mdy" ? [second, first] : [first, second];
  return { day: Number(day), month: Number(month), year: Number(third), digits: third.length };
}

/** A date in words, such as "9 March 1985" or "March 9, 1985". */
export function dateInWords(date: string, order: DateOrder): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const name = months[Number(month) - 1] ?? month;
  return order === "mdy" ? `${name} ${Number(day)}, ${year}` : `${Number(day)} ${name} ${year}`;
}
