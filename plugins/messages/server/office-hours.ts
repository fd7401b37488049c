import { addDays, instantOf, wallTime, weekdayOf, writeDate } from "@anteroom/core/server";

/** One stretch of a weekday in which the practice reads messages; minutes since local midnight, `to` not included. */
export interface OfficeWindow {
  /** 0 is Sunday. */
  day: number;
  from: number;
  to: number;
}

const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const line = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*(?:\s*-\s*(sun|mon|tue|wed|thu|fri|sat)[a-z]*)?\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/i;
const dayMinutes = 24 * 60;

/** Reads lines such as `Mon-Fri 09:00-17:00`; answers null when a line cannot be read. No lines means no hours are kept. */
export function readOfficeHours(text: string): OfficeWindow[] | null {
  const windows: OfficeWindow[] = [];
  for (const words of text.split("\n").map((part) => part.trim()).filter(Boolean)) {
    const found = line.exec(words);
    if (!found) return null;
    const first = dayNames.indexOf((found[1] ?? "").toLowerCase());
    const last = found[2] ? dayNames.indexOf(found[2].toLowerCase()) : first;
    const from = Number(found[3]) * 60 + Number(found[4]);
    const to = Number(found[5]) * 60 + Number(found[6]);
    if (Number(found[4]) > 59 || Number(found[6]) > 59 || to > dayMinutes || from >= to) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      windows.push({ day, from, to });
      if (day === last) break;
    }
  }
  return windows;
}

/** Reads dates such as `2026-12-25`, one a line; answers null when a line is no date. */
export function readHolidays(text: string): Set<string> | null {
  const days = text.split("\n").map((part) => part.trim()).filter(Boolean);
  const real = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  return days.every(real) ? new Set(days) : null;
}

export interface OfficeCalendar {
  windows: readonly OfficeWindow[];
  holidays: ReadonlySet<string>;
  /** IANA name. */
  zone: string;
}

/** Whether somebody reads messages at this moment; without hours, always. */
export function isOpenAt(calendar: OfficeCalendar, at: number): boolean {
  if (calendar.windows.length === 0) return true;
  const wall = wallTime(at, calendar.zone);
  if (calendar.holidays.has(writeDate(wall))) return false;
  return calendar.windows.some((window) => window.day === wall.weekday && wall.minutes >= window.from && wall.minutes < window.to);
}

/** The next moment at which an opening starts, epoch milliseconds; null when hours never come within a year. */
export function nextOpening(calendar: OfficeCalendar, at: number): number | null {
  const today = wallTime(at, calendar.zone);
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const day = addDays(today, ahead);
    if (calendar.holidays.has(writeDate(day))) continue;
    const starts = calendar.windows
      .filter((window) => window.day === weekdayOf(day))
      .map((window) => instantOf(day, window.from, calendar.zone))
      .filter((start) => start > at)
      .sort((a, b) => a - b);
    if (starts[0] !== undefined) return starts[0];
  }
  return null;
}
