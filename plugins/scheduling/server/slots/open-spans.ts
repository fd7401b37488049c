import { addDays, wallTime, weekdayOf, writeDate } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";
import { daySegments } from "./day-segments.ts";
import { mergeSpans, withoutSpans } from "./merge-spans.ts";
import type { Availability, DayException, Span } from "./slot-input.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Where appointments may start. */
export interface StartSpan extends Span {
  /** Starts are counted in intervals from here: the start of the open hours on the wall. */
  anchor: number;
  /** The local day's midnight as if it were UTC. */
  day: number;
}

export interface OpenTime {
  open: Span[];
  starts: StartSpan[];
}

const utcOf = ({ year, month, day }: WallDate): number => Date.UTC(year, month - 1, day);

/** The instants at which somebody is open, from their hours on the wall. A missing hour is never open, a repeated one is twice. */
export function openSpans({ zone, hours, exceptions }: Availability, within: Span): OpenTime {
  const weekly = Array.from({ length: 7 }, (_, weekday) => hours.filter((one) => one.weekday === weekday));
  const differs = new Map<string, DayException[]>();
  for (const one of exceptions) differs.set(one.day, [...(differs.get(one.day) ?? []), one]);
  const open: Span[] = [];
  const starts: StartSpan[] = [];
  // A day to either side: an appointment may begin late on the day before, and clocks may go back over midnight.
  const last = utcOf(wallTime(within.to, zone)) + dayMs;
  for (let date: WallDate = addDays(wallTime(within.from, zone), -1); utcOf(date) <= last; date = addDays(date, 1)) {
    const usual = weekly[weekdayOf(date)] ?? [];
    const key = usual.length > 0 || differs.size > 0 ? writeDate(date) : "";
    const special = differs.get(key) ?? [];
    const holds = usual.filter(({ firstDay, lastDay }) => (!firstDay || firstDay <= key) && (!lastDay || key <= lastDay));
    const ranges = mergeSpans([...holds, ...special.filter((one) => one.open)]);
    if (ranges.length === 0) continue;
    const closed = special.filter((one) => !one.open);
    const day = utcOf(date);
    for (const segment of daySegments(day, zone)) {
      const instant = (minutes: number): number => day + minutes * minuteMs - segment.offset;
      for (const range of ranges) {
        for (const part of withoutSpans([range], closed)) {
          const span = { from: Math.max(segment.from, instant(part.from)), to: Math.min(segment.to, instant(part.to)) };
          if (span.from >= span.to) continue;
          open.push(span);
          starts.push({ ...span, anchor: instant(range.from), day });
        }
      }
    }
  }
  return { open: mergeSpans(open), starts: starts.sort((a, b) => a.from - b.from) };
}
