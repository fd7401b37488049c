/** "12" writes 9am, 2:30pm, midday and midnight; "24" writes 09:00 and 14:30. */
export type Clock = "12" | "24";

export interface TimeFormat {
  /** IANA zone in which the time is read, such as "America/New_York". */
  zone: string;
  clock?: Clock;
  /** The reader's instant now; with it a year that is not this one is written out. */
  now?: Date | string;
}

interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
    formatters.set(key, made);
  }
  return made;
}

const dayMs = 86_400_000;

/** What the zone's clocks are ahead of UTC at an instant, in milliseconds, as Intl knows it. */
function offsetAt(at: number, zone: string): number {
  const parts = formatter(zone, { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" }).formatToParts(at);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(number("year"), number("month") - 1, number("day"), number("hour"), number("minute"), number("second"));
  return wall - Math.floor(at / 1000) * 1000;
}

const dayOffsets = new Map<string, number | null>();
const mostDays = 2_000;

/** The same from memory on days when the clocks do not change: a page of messages asks hundreds of times about few days. */
function zoneOffset(at: number, zone: string): number {
  const day = Math.floor(at / dayMs);
  const key = `${zone} ${day}`;
  let known = dayOffsets.get(key);
  if (known === undefined) {
    const start = offsetAt(day * dayMs, zone);
    known = start === offsetAt((day + 1) * dayMs, zone) ? start : null;
    if (dayOffsets.size >= mostDays) dayOffsets.clear();
    dayOffsets.set(key, known);
  }
  return known ?? offsetAt(at, zone);
}

function wallTime(at: Date, zone: string): WallTime {
  const wall = new Date(at.getTime() + zoneOffset(at.getTime(), zone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), hour: wall.getUTCHours(), minute: wall.getUTCMinutes() };
}

function sameWallTime(a: WallTime, b: WallTime): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day && a.hour === b.hour && a.minute === b.minute;
}

const toDate = (instant: Date | string) => (typeof instant === "string" ? new Date(instant) : instant);

// Clocks go back by an hour, or by half an hour on Lord Howe Island.
const clockChangesMs = [30 * 60_000, 60 * 60_000];

/** Which of the two this is when the clocks go back and the same local time comes twice. */
export function repeatedTime(instant: Date | string, zone: string): "first" | "second" | undefined {
  const at = toDate(instant);
  const wall = wallTime(at, zone);
  for (const change of clockChangesMs) {
    if (sameWallTime(wall, wallTime(new Date(at.getTime() + change), zone))) return "first";
    if (sameWallTime(wall, wallTime(new Date(at.getTime() - change), zone))) return "second";
  }
  return undefined;
}

/** The calendar day in the zone, as "2026-11-20": what messages are grouped by. */
export function dayKey(instant: Date | string, zone: string): string {
  const { year, month, day } = wallTime(toDate(instant), zone);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "9am", "2:30pm", "midday", or "14:30"; "1:30am (first)" when it comes twice. */
export function formatTime(instant: Date | string, { zone, clock = "12" }: TimeFormat): string {
  const { hour, minute } = wallTime(toDate(instant), zone);
  const minutes = String(minute).padStart(2, "0");
  const repeated = repeatedTime(instant, zone);
  const suffix = repeated ? ` (${repeated})` : "";
  if (clock === "24") return `${String(hour).padStart(2, "0")}:${minutes}${suffix}`;
  if (minute === 0 && hour === 12) return `midday${suffix}`;
  if (minute === 0 && hour === 0) return `midnight${suffix}`;
  const short = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? "" : `:${minutes}`}`;
  return `${short}${hour < 12 ? "am" : "pm"}${suffix}`;
}

/** "Thursday 26 November", with the year when it is not this one. */
export function formatDay(instant: Date | string, { zone, now }: TimeFormat): string {
  const at = toDate(instant);
  const { year, day } = wallTime(at, zone);
  const weekday = formatter(zone, { weekday: "long" }).format(at);
  const month = formatter(zone, { month: "long" }).format(at);
  const otherYear = now !== undefined && wallTime(toDate(now), zone).year !== year;
  return `${weekday} ${day} ${month}${otherYear ? ` ${year}` : ""}`;
}

/** "Today", "Yesterday", "Tomorrow", or the day in words: the divider between the days of a conversation. */
export function formatDayDivider(instant: Date | string, format: TimeFormat & { now: Date | string }): string {
  const daysApart = dayNumber(instant, format.zone) - dayNumber(format.now, format.zone);
  const near: Record<string, string> = { "-1": "Yesterday", "0": "Today", "1": "Tomorrow" };
  return near[String(daysApart)] ?? formatDay(instant, format);
}

function dayNumber(instant: Date | string, zone: string): number {
  const { year, month, day } = wallTime(toDate(instant), zone);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The zone's name as people say it: "Eastern Time". */
export function zoneName(zone: string, instant: Date | string = new Date()): string {
  const parts = formatter(zone, { timeZoneName: "longGeneric" }).formatToParts(toDate(instant));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** "Thursday 26 November, 9am Eastern Time". */
export function formatDateTime(instant: Date | string, format: TimeFormat): string {
  return `${formatDay(instant, format)}, ${formatTime(instant, format)} ${zoneName(format.zone, instant)}`;
}

/** "Thursday 26 November, 9am to 9:50am Eastern Time"; both days when they differ. */
export function formatRange(start: Date | string, end: Date | string, format: TimeFormat): string {
  const sameDay = dayKey(start, format.zone) === dayKey(end, format.zone);
  const until = sameDay ? formatTime(end, format) : `${formatDay(end, format)}, ${formatTime(end, format)}`;
  return `${formatDay(start, format)}, ${formatTime(start, format)} to ${until} ${zoneName(format.zone, start)}`;
}

/** The clock people of this locale read, such as "24" for "en-GB". */
export function clockOf(locale: string): Clock {
  const cycle = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;
  return cycle === "h11" || cycle === "h12" ? "12" : "24";
}
