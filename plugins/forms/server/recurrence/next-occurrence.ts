import { addDays, addMonths, instantOf, readDate, writeDate } from "@anteroom/core/server";
import type { Recurrence } from "./recurrence-rows.ts";

const morning = 9 * 60;
const dayMs = 86_400_000;

/**
 * The next 9am of the zone after a moment on which the form is due to be given, counted from the first day so that clock changes and
 * short months move nothing for good; null when the last day lies before it.
 */
export function nextOccurrence({ startsOn, endsOn, every, unit, zone }: Pick<Recurrence, "startsOn" | "endsOn" | "every" | "unit" | "zone">, after: number): { on: string; at: number } | null {
  const start = readDate(startsOn);
  if (!start) return null;
  const step = unit === "day" ? every : unit === "week" ? every * 7 : every * 28;
  // Begins a little early and walks on: whatever was missed meanwhile comes once, not once for each time.
  const longest = unit === "month" ? every * 31 : step;
  const first = Math.max(0, Math.floor((after - Date.UTC(start.year, start.month - 1, start.day)) / dayMs / longest) - 1);
  for (let n = first; ; n++) {
    const date = unit === "month" ? addMonths(start, n * every) : addDays(start, n * step);
    const on = writeDate(date);
    if (endsOn !== null && on > endsOn) return null;
    const at = instantOf(date, morning, zone);
    if (at > after) return { on, at };
  }
}
