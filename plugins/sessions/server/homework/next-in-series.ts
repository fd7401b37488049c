import type { Repeat } from "../tables/homework.ts";
import { addDaysTo, daysFrom } from "./days.ts";

const stepOf: Readonly<Record<Repeat, number>> = { weekly: 7, fortnightly: 14 };

export const repeatWords: Readonly<Record<Repeat, string>> = { weekly: "Every week", fortnightly: "Every 2 weeks" };

/**
 * When the next of a series is due and from which day it shows. Days are days of the calendar, so a change of the clocks moves none; weeks that
 * went by while one was open are not made up for.
 */
export function nextInSeries(repeat: Repeat, { fromDay, dueDay }: { fromDay: string; dueDay: string }, today: string): { fromDay: string; dueDay: string } {
  const step = stepOf[repeat];
  const length = Math.min(daysFrom(fromDay, dueDay), step - 1);
  let due = addDaysTo(dueDay, step);
  while (due < today) due = addDaysTo(due, step);
  return { fromDay: addDaysTo(due, -length), dueDay: due };
}
