import { addDays, instantOf, readDate, wallTime, weekdayOf, writeDate } from "@anteroom/core/time/wall-time.ts";
import type { WallDate } from "@anteroom/core/time/wall-time.ts";

/** Days of a calendar in a zone, from a day on. */
export interface Stretch {
  /** `2026-11-26` each. */
  days: string[];
  /** ISO instants: from the first midnight to the one after the last day. */
  from: string;
  to: string;
  earlier: string;
  later: string;
}

const iso = (date: WallDate, zone: string): string => new Date(instantOf(date, 0, zone)).toISOString();

/** So many days from one on: `asked` where it is a day, today otherwise; a `week` begins on its Monday. */
export function stretchOf(asked: string, zone: string, now: number, { week, length = 7 }: { week: boolean; length?: number }): Stretch {
  const chosen: WallDate = readDate(asked) ?? wallTime(now, zone);
  const first = week ? addDays(chosen, -((weekdayOf(chosen) + 6) % 7)) : chosen;
  const days = Array.from({ length }, (_, index) => writeDate(addDays(first, index)));
  return { days, from: iso(first, zone), to: iso(addDays(first, length), zone), earlier: writeDate(addDays(first, -length)), later: writeDate(addDays(first, length)) };
}
