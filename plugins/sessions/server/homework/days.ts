import { addDays, daysBetween, formatCalendarDay, instantOf, readDate, wallTime, writeDate } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";

/** A day of this portal's own making; anything else is a fault. */
export function dateOf(day: string): WallDate {
  const date = readDate(day);
  if (!date) throw new Error(`sessions: "${day}" is no day; days are kept as 2026-11-26`);
  return date;
}

/** The day that it is for somebody. */
export const dayIn = (at: number, zone: string): string => writeDate(wallTime(at, zone));

/** "2026-11-26" so many days later. */
export const addDaysTo = (day: string, days: number): string => writeDate(addDays(dateOf(day), days));

export const daysFrom = (first: string, last: string): number => daysBetween(dateOf(first), dateOf(last));

/** "Thursday 26 November": the day itself, whatever the zone of who reads it. */
export const dayWords = (day: string, today: string): string => formatCalendarDay(day, { now: today });

/** The last millisecond of a day on the wall of a zone. */
export const endOfDay = (day: string, zone: string): number => instantOf(dateOf(addDaysTo(day, 1)), 0, zone) - 1;

/** When it is due, in one sentence; what is late is told as a fact, never as a reproach. */
export function dueWords(due: string | null, today: string): string {
  if (due === null) return "";
  const away = daysFrom(today, due);
  if (away === 0) return "Due today.";
  if (away === 1) return "Due tomorrow.";
  if (away < 0) return `It was due ${dayWords(due, today)}. You can still send it.`;
  return `Due ${dayWords(due, today)}.`;
}
