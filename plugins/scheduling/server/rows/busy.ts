import { defineModel } from "@anteroom/core/server";
import { at, key, maybeKey, name, primary } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

/** When a professional cannot be booked: time off, or what a calendar outside says. */
export interface Busy {
  id: string;
  practiceId: string;
  staffId: string;
  /** The calendar that it was read from; null is time off. */
  calendarId: string | null;
  startsAt: number;
  endsAt: number;
  /** What time off is called, for colleagues; empty for what was read outside, of which nothing but the time is kept. */
  name: string;
}

export const busy = defineModel<Busy>({ name: "busy", table: "scheduling_busy", attributes: { id: primary, practiceId: key, staffId: key, calendarId: maybeKey, startsAt: at, endsAt: at, name } });

export const plainBusy = (row: { get(): Busy }): Busy => plainNumbers(row, ["startsAt", "endsAt"]);
