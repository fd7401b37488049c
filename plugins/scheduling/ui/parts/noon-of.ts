import { instantOf, readDate } from "@anteroom/core/time/wall-time.ts";

/** An instant of a day (`2026-11-26`) that is surely on it, for words that name the day; ISO. */
export function noonOf(day: string, zone: string): string {
  const date = readDate(day);
  if (!date) throw new Error(`scheduling: "${day}" is no day`);
  return new Date(instantOf(date, 720, zone)).toISOString();
}
