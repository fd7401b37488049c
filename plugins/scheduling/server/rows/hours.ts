import { defineModel } from "@anteroom/core/server";
import { day, key, maybeKey, maybeWhole, primary, whole, word, at } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

/** When a professional can be booked, on the wall of their zone: every week, or on one day open besides or closed within it. */
export interface Hours {
  id: string;
  practiceId: string;
  staffId: string;
  kind: "weekly" | "open" | "closed";
  /** 0 is Sunday; null for one day. */
  weekday: number | null;
  /** `2026-11-26`; null for every week. */
  day: string | null;
  /** Minutes since midnight, in steps of five; `toMinutes` is at most 1440. */
  fromMinutes: number;
  toMinutes: number;
  /** Only there, or wherever a service takes place. */
  locationId: string | null;
  firstDay: string | null;
  lastDay: string | null;
  createdAt: number;
}

export const hours = defineModel<Hours>({
  name: "hours",
  table: "scheduling_hours",
  attributes: { id: primary, practiceId: key, staffId: key, kind: word, weekday: maybeWhole, day, fromMinutes: whole, toMinutes: whole, locationId: maybeKey, firstDay: day, lastDay: day, createdAt: at },
});

export const plainHours = (row: { get(): Hours }): Hours => plainNumbers(row, ["weekday", "fromMinutes", "toMinutes", "createdAt"]);

/** What differs on one day is added to or replaced, so that the moment of the newest says what was seen of it; 0 for a usual day. */
export const dayVersion = (rows: readonly Pick<Hours, "day" | "createdAt">[], day: string): number => Math.max(0, ...rows.map((row) => (row.day === day ? row.createdAt : 0)));

/** Weekly hours are replaced as a whole, so that the moment of the newest says which ones they are; 0 for none. */
export const weeklyVersion = (rows: readonly Pick<Hours, "kind" | "createdAt">[]): number => Math.max(0, ...rows.map((row) => (row.kind === "weekly" ? row.createdAt : 0)));
