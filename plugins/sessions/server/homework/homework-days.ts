import type { Homework } from "../tables/homework.ts";
import { addDaysTo, daysFrom } from "./days.ts";

/** How far back a day can still be ticked. */
const mostDays = 7;

/** The days of daily homework that have come, the last seven of them, the oldest first. */
export function tickableDays({ fromDay, dueDay }: Pick<Homework, "fromDay" | "dueDay">, today: string): string[] {
  const last = dueDay !== null && dueDay < today ? dueDay : today;
  const count = Math.min(mostDays, daysFrom(fromDay, last) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => addDaysTo(last, at - count + 1));
}

/** How many days daily homework has in all; null when it has no end. */
export const wholeDays = ({ fromDay, dueDay }: Pick<Homework, "fromDay" | "dueDay">): number | null => (dueDay === null ? null : daysFrom(fromDay, dueDay) + 1);
