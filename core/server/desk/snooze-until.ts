import { invalid } from "../errors.ts";

/** The times that a conversation can be snoozed to without choosing one. */
export const snoozePresets = ["later", "tomorrow", "monday"] as const;
export type SnoozePreset = (typeof snoozePresets)[number];

const hour = 60 * 60_000;
const longest = 366 * 24 * hour;

function wallOf(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"], part["hour"], part["minute"], part["second"]);
}

/** The instant at which the zone's clocks show this wall time, given as if it were UTC. */
function instantOf(wall: number, zone: string): number {
  const first = wall - (wallOf(wall, zone) - wall);
  // Again, because the offset at the first guess may lie on the other side of a clock change.
  return wall - (wallOf(first, zone) - first);
}

function nineAfter(now: number, zone: string, isDay: (weekday: number, ahead: number) => boolean): number {
  const today = new Date(wallOf(now, zone));
  for (let ahead = 1; ; ahead += 1) {
    const day = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + ahead, 9);
    if (isDay(new Date(day).getUTCDay(), ahead)) return instantOf(day, zone);
  }
}

/** When a snooze ends, in the zone of who snoozes: in four hours, tomorrow at nine, or on Monday at nine. */
export function presetMoment(preset: SnoozePreset, now: number, zone: string): number {
  if (preset === "later") return now + 4 * hour;
  return nineAfter(now, zone, (weekday, ahead) => (preset === "tomorrow" ? ahead === 1 : weekday === 1));
}

/** A wall time such as `2026-11-26T09:00` as an instant. @throws AppError `INVALID` on the given field. */
export function chosenInstant(field: string, local: string, zone: string): number {
  const wall = Date.parse(`${local.slice(0, 16)}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) || Number.isNaN(wall)) throw invalid({ [field]: "Choose a day and a time." });
  return instantOf(wall, zone);
}

/** A time that a conversation can be snoozed to. @throws AppError `INVALID` on field `at`. */
export function chosenMoment(local: string, now: number, zone: string): number {
  const at = chosenInstant("at", local, zone);
  if (at <= now) throw invalid({ at: "Choose a time that is still to come." });
  if (at > now + longest) throw invalid({ at: "Choose a time within the next year." });
  return at;
}

/** "Mon 30 Nov, 9am" as the zone's clocks show it. */
export function sayMoment(at: number, zone: string): string {
  const wall = new Date(wallOf(at, zone));
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" }).format(wall).replace(",", "");
  const minutes = wall.getUTCMinutes();
  return `${day}, ${wall.getUTCHours() % 12 || 12}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}${wall.getUTCHours() < 12 ? "am" : "pm"}`;
}
