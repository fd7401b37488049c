import { daysBetween, formatCalendarDay, wallTime, writeDate } from "@anteroom/core/server";
import { dateOf } from "./recurrence.ts";
import { remembered } from "./remembered.ts";

/** "Thursday 26 November": the day itself, whatever the zone of who reads it. */
export const dayWords = (day: string, today: string): string => formatCalendarDay(day, { now: today });

/** The day that it is for somebody. */
export const dayIn = (at: number, zone: string): string => writeDate(wallTime(at, zone));

export const isLate = (due: string | null, today: string): boolean => due !== null && due < today;

/** When it is due, in one sentence; what is late is told as a fact, never as a reproach. */
export const dueWords = (due: string | null, today: string): string => (due === null ? "" : sentences(due, today));

const sentences = remembered((due: string, today: string): string => {
  const away = daysBetween(dateOf(today), dateOf(due));
  if (away === 0) return "Due today.";
  if (away === 1) return "Due tomorrow.";
  if (away < 0) return `It was due ${dayWords(due, today)}. You can still do it.`;
  return `Due ${dayWords(due, today)}.`;
});
