import { dayKey, formatTime } from "@anteroom/core/time/format-time.ts";

const halfYearMs = 183 * 24 * 60 * 60_000;

const clockAt = (at: Date, zone: string): string => `${dayKey(at, zone)} ${formatTime(at, { zone, clock: "24" })}`;

/** Whether two zones show the same time now and half a year on, so that nobody has to be told which one it is. */
export function sameClock(one: string, other: string, now: Date): boolean {
  try {
    return [now, new Date(now.getTime() + halfYearMs)].every((at) => clockAt(at, one) === clockAt(at, other));
  } catch {
    // A zone that this browser does not know cannot be compared, and not be shown either.
    return true;
  }
}
