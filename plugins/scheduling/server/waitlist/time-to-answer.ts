import { addDays, instantOf, wallTime } from "@anteroom/core/server";

const minuteMs = 60_000;
const dayBegins = 8 * 60;
const dayEnds = 21 * 60;

/** How long an offer stands, in milliseconds: an offer of the night is answered in the morning, so its time counts from eight o'clock; never beyond the start. */
export function timeToAnswer({ minutes, startsAt, now, zone }: { minutes: number; startsAt: number; now: number; zone: string }): number {
  const wall = wallTime(now, zone);
  const isNight = wall.minutes < dayBegins || wall.minutes >= dayEnds;
  const from = isNight ? instantOf(wall.minutes < dayBegins ? wall : addDays(wall, 1), dayBegins, zone) : now;
  return Math.max(0, Math.min(from + minutes * minuteMs, startsAt) - now);
}
