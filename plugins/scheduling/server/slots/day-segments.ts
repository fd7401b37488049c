import { zoneOffset } from "@anteroom/core/server";
import type { Span } from "./slot-input.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A stretch of a local day in which the clocks are not changed. */
export interface DaySegment extends Span {
  /** What the wall shows is the instant and this. */
  offset: number;
}

/** Days that were asked for: a hundred professionals of one zone have the same ones, and asking for an offset is what costs. */
const known = new Map<string, readonly DaySegment[]>();
const mostKnown = 5_000;

/** The first minute after `low` at which the offset is that of `high`. */
function changeBetween(low: number, high: number, zone: string): number {
  const offset = zoneOffset(high, zone);
  while (high - low > minuteMs) {
    const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
    if (zoneOffset(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The instants at which the wall of a zone shows a day, split where clocks change: one stretch on most days, two on a day with a change
 * (a repeated hour lies in both), none for a day that the zone skipped.
 * @param midnight the day's midnight as if it were UTC
 */
export function daySegments(midnight: number, zone: string): readonly DaySegment[] {
  const key = `${midnight} ${zone}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const found = findSegments(midnight, zone);
  known.set(key, found);
  return found;
}

function findSegments(midnight: number, zone: string): DaySegment[] {
  // No zone is further than this from UTC.
  const [from, to] = [midnight - 16 * hourMs, midnight + 40 * hourMs];
  const [before, after] = [zoneOffset(from, zone), zoneOffset(to, zone)];
  const whole = (offset: number, span: Span): DaySegment[] => {
    const segment = { from: Math.max(span.from, midnight - offset), to: Math.min(span.to, midnight + 24 * hourMs - offset), offset };
    return segment.from < segment.to ? [segment] : [];
  };
  if (before === after) return whole(before, { from, to });
  const change = changeBetween(from, to, zone);
  return [...whole(before, { from, to: change }), ...whole(after, { from: change, to })];
}
