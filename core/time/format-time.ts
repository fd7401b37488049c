import { daysBetween, instantsOf, wallTime, writeDate } from "./wall-time.ts";

/** "12" writes 9am, 2:30pm, midday and midnight; "24" writes 09:00 and 14:30. */
export type Clock = "12" | "24";

export interface TimeFormat {
  /** IANA zone in which the time is read, such as "America/New_York". */
  zone: string;
  clock?: Clock;
  /** The reader's instant now; with it a year that is not this one is written out. */
  now?: Instant;
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

const partsOf = (at: Date, zone: string) => {
  const { minutes, ...date } = wallTime(at.getTime(), zone);
  return { ...date, hour: Math.floor(minutes / 60), minute: minutes % 60 };
};

/** Epoch milliseconds, an ISO text or a Date. */
export type Instant = Date | string | number;

const toDate = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

/** Which of the two this is when the clocks go back and the same local time comes twice. */
export function repeatedTime(instant: Instant, zone: string): "first" | "second" | undefined {
  const at = Math.floor(toDate(instant).getTime() / 60_000) * 60_000;
  const wall = wallTime(at, zone);
  const [first, second] = instantsOf(wall, wall.minutes, zone);
  return second === undefined ? undefined : at === first ? "first" : "second";
}

/** The calendar day in the zone, as "2026-11-20": what messages are grouped by. */
export function dayKey(instant: Instant, zone: string): string {
  return writeDate(wallTime(toDate(instant).getTime(), zone));
}

/** "9am", "2:30pm", "midday", or "14:30"; "1:30am (first)" when it comes twice. */
export function formatTime(instant: Instant, { zone, clock = "12" }: TimeFormat): string {
  const { hour, minute } = partsOf(toDate(instant), zone);
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
export function formatDay(instant: Instant, { zone, now }: TimeFormat): string {
  const at = toDate(instant);
  const { year, day } = partsOf(at, zone);
  const weekday = formatter(zone, { weekday: "long" }).format(at);
  const month = formatter(zone, { month: "long" }).format(at);
  const otherYear = now !== undefined && partsOf(toDate(now), zone).year !== year;
  return `${weekday} ${day} ${month}${otherYear ? ` ${year}` : ""}`;
}

/** "Thursday 26 November" for a day of the calendar such as "2026-11-26": the same day wherever it is read. `now` may be a day too. */
export const formatCalendarDay = (day: string, { now }: Pick<TimeFormat, "now"> = {}): string => formatDay(`${day}T12:00:00Z`, { zone: "UTC", ...(now === undefined ? {} : { now }) });

/** "Today", "Yesterday", "Tomorrow", or the day in words: the divider between the days of a conversation. */
export function formatDayDivider(instant: Instant, format: TimeFormat & { now: Instant }): string {
  const dayOf = (moment: Instant) => wallTime(toDate(moment).getTime(), format.zone);
  const daysApart = daysBetween(dayOf(format.now), dayOf(instant));
  const near: Record<string, string> = { "-1": "Yesterday", "0": "Today", "1": "Tomorrow" };
  return near[String(daysApart)] ?? formatDay(instant, format);
}

/** The zone's name as people say it: "Eastern Time". */
export function zoneName(zone: string, instant: Instant = new Date()): string {
  const parts = formatter(zone, { timeZoneName: "longGeneric" }).formatToParts(toDate(instant));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** "Thursday 26 November, 9am". */
export const formatDayTime = (instant: Instant, format: TimeFormat): string => `${formatDay(instant, format)}, ${formatTime(instant, format)}`;

/** "Thursday 26 November, 9am Eastern Time". */
export function formatDateTime(instant: Instant, format: TimeFormat): string {
  return `${formatDayTime(instant, format)} ${zoneName(format.zone, instant)}`;
}

/** "Thursday 26 November, 9am to 9:50am Eastern Time"; both days when they differ. */
export function formatRange(start: Instant, end: Instant, format: TimeFormat): string {
  const sameDay = dayKey(start, format.zone) === dayKey(end, format.zone);
  const until = sameDay ? formatTime(end, format) : formatDayTime(end, format);
  return `${formatDayTime(start, format)} to ${until} ${zoneName(format.zone, start)}`;
}

/** The clock people of this locale read, such as "24" for "en-GB". */
export function clockOf(locale: string): Clock {
  const cycle = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;
  return cycle === "h11" || cycle === "h12" ? "12" : "24";
}
