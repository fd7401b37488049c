import { isOpenAt, readOfficeHours } from "./office-hours.ts";
import type { OfficeCalendar } from "./office-hours.ts";

const minute = 60_000;
// Reply times are hours to days: quarter hours are as fine as hours are ever written.
const step = 15;
const mostSteps = 60 * 24 * 4;

/** The hours that count when a practice keeps none: working days, nine to five. */
const workingDays = readOfficeHours("Mon-Fri 09:00-17:00") ?? [];

const counted = (calendar: OfficeCalendar): OfficeCalendar => (calendar.windows.length > 0 ? calendar : { ...calendar, windows: workingDays });

/** The moment at which this many business minutes have passed since `from`; null when hours never come. */
export function afterBusinessMinutes(calendar: OfficeCalendar, from: number, minutes: number): number | null {
  const hours = counted(calendar);
  let at = from;
  let left = minutes;
  for (let taken = 0; taken < mostSteps; taken += 1) {
    const next = (Math.floor(at / (step * minute)) + 1) * step * minute;
    const length = (next - at) / minute;
    if (isOpenAt(hours, at)) {
      if (left <= length) return at + left * minute;
      left -= length;
    }
    at = next;
  }
  return null;
}

/** Business minutes between two moments; below zero when `to` lies before `from`. */
export function businessMinutes(calendar: OfficeCalendar, from: number, to: number): number {
  if (to < from) return -businessMinutes(calendar, to, from);
  const hours = counted(calendar);
  let sum = 0;
  let at = from;
  for (let taken = 0; taken < mostSteps && at < to; taken += 1) {
    const next = Math.min(to, (Math.floor(at / (step * minute)) + 1) * step * minute);
    if (isOpenAt(hours, at)) sum += (next - at) / minute;
    at = next;
  }
  return Math.round(sum);
}
