import { instantOf } from "@anteroom/core/server";
import { addDaysTo, dateOf } from "./recurrence.ts";
import { remembered } from "./remembered.ts";

/** The last millisecond of the day that it is due, on the wall of a zone. */
export const dueAt = (dueDay: string | null, zone: string): number | null => (dueDay === null ? null : endOf(dueDay, zone));

const endOf = remembered((day: string, zone: string) => instantOf(dateOf(addDaysTo(day, 1)), 0, zone) - 1);
