import { addDays, addMonths, weekdayOf } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";
import type { Rhythm } from "../rows/series.ts";

const weekDays: Record<Exclude<Rhythm, "monthly">, number> = { weekly: 7, biweekly: 14 };

/** The same weekday of a later month: the second Tuesday stays the second, a fifth becomes the last. */
function sameWeekday(first: WallDate, months: number): WallDate {
  const start = addMonths({ ...first, day: 1 }, months);
  const nth = Math.ceil(first.day / 7);
  const day = 1 + ((weekdayOf(first) - weekdayOf(start) + 7) % 7) + (nth - 1) * 7;
  const last = addMonths({ ...start, day: 31 }, 0).day;
  return { ...start, day: day > last ? day - 7 : day };
}

/** The days of a series, by the calendar: a change of the clocks moves none. */
export const seriesDays = (rhythm: Rhythm, first: WallDate, times: number): WallDate[] =>
  Array.from({ length: times }, (_, index) => (rhythm === "monthly" ? sameWeekday(first, index) : addDays(first, index * weekDays[rhythm])));
