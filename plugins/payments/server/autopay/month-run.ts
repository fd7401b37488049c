import { addDays, addMonths, daysBetween, readDate, writeDate } from "@anteroom/core/server";

/** After a day on which nothing could be begun, such as one of an outage, so many more are as good; then the next month's day has its turn. */
const lateDays = 7;

/** How many days before it is charged an automatic payment is announced, so that its notice is over by then. */
export const noticeDays = (hours: number): number => Math.ceil(hours / 24);

/** A day of the month on which payments are made. */
export interface MonthRun {
  day: string;
  /** The day on which they are announced; only invoices that were sent before it are paid. */
  begins: string;
}

/** Which month's payments are to be announced today; null on most days. */
export function monthRun(today: string, { monthDay, hours }: { monthDay: number; hours: number }): MonthRun | null {
  const now = readDate(today);
  if (!now) return null;
  const before = noticeDays(hours);
  const reach = addDays(now, before);
  const here = { ...reach, day: monthDay };
  const at = here.day <= reach.day ? here : addMonths(here, -1);
  const begins = addDays(at, -before);
  return daysBetween(begins, now) > lateDays ? null : { day: writeDate(at), begins: writeDate(begins) };
}
