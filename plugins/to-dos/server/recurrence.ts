import { addDays, addMonths, daysBetween, readDate, weekdayOf, writeDate } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";

export const repeats = ["daily", "weekdays", "weekly", "monthly"] as const;
export type Repeat = (typeof repeats)[number];

/** "Every week", as people say it. */
export const repeatWords: Record<Repeat, string> = { daily: "Every day", weekdays: "Monday to Friday", weekly: "Every week", monthly: "Every month" };

const isWeekend = (date: WallDate): boolean => weekdayOf(date) === 0 || weekdayOf(date) === 6;
const mostMonths = 12 * 200;

/** A day of this portal's own making; anything else is a fault. */
export function dateOf(day: string): WallDate {
  const date = readDate(day);
  if (!date) throw new Error(`to-dos: "${day}" is no day; days are kept as 2026-11-26`);
  return date;
}

/** The first day of a series after another day. Days are days of the calendar, so a change of the clocks moves none. */
export function nextDay(repeat: Repeat, anchor: string, after: string): string {
  const from = dateOf(after);
  if (repeat === "daily") return writeDate(addDays(from, 1));
  if (repeat === "weekdays") {
    let day = addDays(from, 1);
    while (isWeekend(day)) day = addDays(day, 1);
    return writeDate(day);
  }
  const first = dateOf(anchor);
  if (repeat === "weekly") {
    const weeks = Math.floor(daysBetween(first, from) / 7) + 1;
    return writeDate(addDays(first, Math.max(0, weeks) * 7));
  }
  // From the anchor each time: a series of the 31st comes back to the 31st after a short month.
  for (let months = 0; months < mostMonths; months += 1) {
    const day = addMonths(first, months);
    if (daysBetween(from, day) > 0) return writeDate(day);
  }
  throw new Error(`to-dos: no day of the series that began on ${anchor} comes after ${after}`);
}

/** When what comes after a finished one is due, and from which day it shows: the day after the one before it was due. */
export function nextInSeries(repeat: Repeat, anchor: string, due: string, today: string): { due: string; from: string } {
  let before = due;
  let next = nextDay(repeat, anchor, due);
  // Days that went by while it was open are not made up for: nobody needs five of yesterday's walks.
  while (next <= today) {
    before = next;
    next = nextDay(repeat, anchor, next);
  }
  return { due: next, from: addDaysTo(before, 1) };
}

/** "2026-11-26" so many days later. */
export const addDaysTo = (day: string, days: number): string => writeDate(addDays(dateOf(day), days));
