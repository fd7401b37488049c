/** A calendar day, months from 1. */
export interface WallDate {
  year: number;
  month: number;
  day: number;
}

/** What a clock on the wall shows. */
export interface WallTime extends WallDate {
  /** 0 is Sunday. */
  weekday: number;
  /** Since midnight. */
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  formats.set(zone, format);
  return format;
}

/** Whether this is a time zone that can be computed with. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clock shows in a zone at a moment. */
export function wallTime(at: number, zone: string): WallTime {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const date = { year: parts["year"] ?? 0, month: parts["month"] ?? 1, day: parts["day"] ?? 1 };
  return { ...date, weekday: new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay(), minutes: (parts["hour"] ?? 0) * 60 + (parts["minute"] ?? 0) };
}

/** The moment at which the clock of a zone shows this; a time that the clock skips comes out an hour later. */
export function instantOf(date: WallDate, minutes: number, zone: string): number {
  const wanted = Date.UTC(date.year, date.month - 1, date.day, 0, minutes);
  const off = (guess: number): number => {
    const shown = wallTime(guess, zone);
    return wanted - Date.UTC(shown.year, shown.month - 1, shown.day, 0, shown.minutes);
  };
  // The offset at the first guess may differ from the one at the answer when clocks change between them.
  const first = wanted + off(wanted);
  const second = first + off(first);
  return off(second) === 0 ? second : Math.max(first, second);
}

/** "Monday 30 November, 9am" as a clock in the zone shows it. */
export function sayWhen(at: number, zone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long" }).format(at).replace(",", "");
  const { minutes } = wallTime(at, zone);
  const hour = Math.floor(minutes / 60) % 12 || 12;
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `${day}, ${hour}${rest}${minutes < 720 ? "am" : "pm"}`;
}
