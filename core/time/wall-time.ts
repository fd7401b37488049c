import { zoneOffset } from "./zone-offset.ts";

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
  /** Since midnight, 0 to 1439. */
  minutes: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
// No clock has ever been put forward or back by more.
const largestChangeMs = dayMs;

const utcOf = ({ year, month, day }: WallDate): number => Date.UTC(year, month - 1, day);

function dateOfUtc(utc: number): WallDate {
  const date = new Date(utc);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** What the clock shows in a zone at an instant (epoch milliseconds). */
export function wallTime(at: number, zone: string): WallTime {
  const shown = at + zoneOffset(at, zone);
  const midnight = Math.floor(shown / dayMs) * dayMs;
  return { ...dateOfUtc(shown), weekday: new Date(shown).getUTCDay(), minutes: Math.floor((shown - midnight) / minuteMs) };
}

/**
 * Every instant at which the clock of a zone shows this: none when clocks skip it, two when it comes again, the earlier first.
 * @param minutes since midnight; beyond a day it is a time of the days after
 */
export function instantsOf(date: WallDate, minutes: number, zone: string): number[] {
  const shown = utcOf(date) + minutes * minuteMs;
  const candidates = [shown - zoneOffset(shown - largestChangeMs, zone), shown - zoneOffset(shown + largestChangeMs, zone)];
  return [...new Set(candidates)].filter((at) => at + zoneOffset(at, zone) === shown).sort((a, b) => a - b);
}

/** The instant at which the clock of a zone shows this: the first of two; a time that clocks skip comes out as much later as they skip. */
export function instantOf(date: WallDate, minutes: number, zone: string): number {
  const [first] = instantsOf(date, minutes, zone);
  const shown = utcOf(date) + minutes * minuteMs;
  return first ?? shown - zoneOffset(shown - largestChangeMs, zone);
}

/** The day so many days later. */
export const addDays = (date: WallDate, days: number): WallDate => dateOfUtc(utcOf(date) + days * dayMs);

/** The same day of a later month, or the month's last day where it is shorter. */
export function addMonths({ year, month, day }: WallDate, months: number): WallDate {
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return { year: last.getUTCFullYear(), month: last.getUTCMonth() + 1, day: Math.min(day, last.getUTCDate()) };
}

/** 0 is Sunday. */
export const weekdayOf = (date: WallDate): number => new Date(utcOf(date)).getUTCDay();

/** Days from one date to another; below zero when it lies before. */
export const daysBetween = (from: WallDate, to: WallDate): number => (utcOf(to) - utcOf(from)) / dayMs;

/** "2026-11-26" */
export const writeDate = ({ year, month, day }: WallDate): string => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** The day that "2026-11-26" names; null when there is no such day. */
export function readDate(text: string): WallDate | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const date = { year, month, day };
  return writeDate(dateOfUtc(utcOf(date))) === text ? date : null;
}

/** The instant of a wall time such as "2026-11-26T09:00", as a `datetime-local` field gives it; null when it is no such time. */
export function readLocal(local: string, zone: string): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(:\d{2})?$/.exec(local);
  const date = found && readDate(found[1] ?? "");
  const [hour, minute] = [Number(found?.[2]), Number(found?.[3])];
  return date && hour < 24 && minute < 60 ? instantOf(date, hour * 60 + minute, zone) : null;
}

/** The wall time of an instant in a zone, as a `datetime-local` field takes it: "2026-11-26T09:00". */
export const writeLocal = (at: number, zone: string): string => new Date(at + zoneOffset(at, zone)).toISOString().slice(0, 16);
