import { addDays as daysAfter, formatDay, formatDayTime, formatTime, instantOf, readDate, wallTime, writeDate } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";

const dateOf = (day: string): WallDate => readDate(day) ?? { year: 1970, month: 1, day: 1 };

/** The calendar day in a zone at a moment, as "2026-11-24". */
export const dayAt = (at: number, zone: string): string => writeDate(wallTime(at, zone));

/** Whether a text is a day of the calendar, as "2026-11-24". */
export const isDay = (text: string): boolean => readDate(text) !== null;

/** A day so many days later. */
export const addDays = (day: string, days: number): string => writeDate(daysAfter(dateOf(day), days));

/** The moment at which the clocks of a zone show this hour of a day. */
export const momentOf = (day: string, hour: number, zone: string): number => instantOf(dateOf(day), hour * 60, zone);

/** The last moment of a day in a zone. */
export const endOfDay = (day: string, zone: string): number => momentOf(addDays(day, 1), 0, zone) - 1;

/** "Tuesday 24 November, 9:14am" for a reader in the zone. */
export const sayMoment = (at: number, zone: string, now: number): string => formatDayTime(at, { zone, now });

/** "9:14am" today, "Tuesday 9:14am" within the week, else day and time: when something was saved. */
export function saySaved(at: number, zone: string, now: number): string {
  const day = dayAt(at, zone);
  if (day === dayAt(now, zone)) return formatTime(at, { zone });
  return addDays(day, 6) >= dayAt(now, zone) ? `${formatDay(at, { zone }).split(" ")[0]} ${formatTime(at, { zone })}` : sayMoment(at, zone, now);
}
