import { addDays, instantOf, readLocal, wallTime, weekdayOf } from "../../time/wall-time.ts";
import { invalid } from "../errors.ts";

/** The times that a conversation can be snoozed to without choosing one. */
export const snoozePresets = ["later", "tomorrow", "monday"] as const;
export type SnoozePreset = (typeof snoozePresets)[number];

const hour = 60 * 60_000;
const longest = 366 * 24 * hour;
const nine = 9 * 60;

/** When a snooze ends, in the zone of who snoozes: in four hours, tomorrow at nine, or on Monday at nine. */
export function presetMoment(preset: SnoozePreset, now: number, zone: string): number {
  if (preset === "later") return now + 4 * hour;
  const tomorrow = addDays(wallTime(now, zone), 1);
  const untilMonday = (8 - weekdayOf(tomorrow)) % 7;
  return instantOf(preset === "tomorrow" ? tomorrow : addDays(tomorrow, untilMonday), nine, zone);
}

/** A wall time such as `2026-11-26T09:00` as an instant. @throws AppError `INVALID` on the given field. */
export function chosenInstant(field: string, local: string, zone: string): number {
  const at = readLocal(local, zone);
  if (at === null) throw invalid({ [field]: "Choose a day and a time." });
  return at;
}

/** A time that a conversation can be snoozed to. @throws AppError `INVALID` on field `at`. */
export function chosenMoment(local: string, now: number, zone: string): number {
  const at = chosenInstant("at", local, zone);
  if (at <= now) throw invalid({ at: "Choose a time that is still to come." });
  if (at > now + longest) throw invalid({ at: "Choose a time within the next year." });
  return at;
}
