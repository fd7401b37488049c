import { addDays, addMonths, daysBetween, weekdayOf, writeDate } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";

/** A repeat rule (RFC 5545 RRULE) as far as calendars of people use it: by the day. */
export interface RepeatRule {
  freq: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count: number | null;
  /** The last day, `2026-11-26`; null for none. */
  lastDay: string | null;
  /** 0 is Sunday; `nth` counts within the month, from its end when negative, null is every one. */
  weekdays: { weekday: number; nth: number | null }[];
  monthDays: number[];
  months: number[];
  /** Which of a period's days count, from 1, or from the end when negative. */
  positions: number[];
}

const weekdayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const mostDays = 60 * 366;

/** Reads a rule; null for one that repeats more often than daily, or is none. */
export function readRule(text: string, untilDay: (until: string) => string | null): RepeatRule | null {
  const part = Object.fromEntries(text.split(";").map((one) => one.split("=")).map(([name = "", value = ""]) => [name.toUpperCase(), value.toUpperCase()]));
  const freq = part["FREQ"];
  if (freq !== "DAILY" && freq !== "WEEKLY" && freq !== "MONTHLY" && freq !== "YEARLY") return null;
  const numbers = (name: string): number[] => (part[name] ?? "").split(",").map(Number).filter((one) => Number.isInteger(one) && one !== 0);
  const weekdays = (part["BYDAY"] ?? "").split(",").flatMap((one) => {
    const found = /^([+-]?\d+)?(SU|MO|TU|WE|TH|FR|SA)$/.exec(one);
    return found ? [{ weekday: weekdayNames.indexOf(found[2] ?? ""), nth: found[1] ? Number(found[1]) : null }] : [];
  });
  return { freq, interval: Math.max(1, numbers("INTERVAL")[0] ?? 1), count: numbers("COUNT")[0] ?? null, lastDay: part["UNTIL"] ? untilDay(part["UNTIL"]) : null, weekdays, monthDays: numbers("BYMONTHDAY"), months: numbers("BYMONTH"), positions: numbers("BYSETPOS") };
}

const daysIn = ({ year, month }: WallDate): number => addMonths({ year, month, day: 31 }, 0).day;

function isNth(date: WallDate, nth: number | null): boolean {
  if (nth === null) return true;
  return nth > 0 ? Math.ceil(date.day / 7) === nth : Math.ceil((daysIn(date) - date.day + 1) / 7) === -nth;
}

/** The Monday of a week. */
const mondayOf = (date: WallDate): WallDate => addDays(date, -((weekdayOf(date) + 6) % 7));

/** Whether a day lies in a period that counts, and how that period is called. */
function periodOf(rule: RepeatRule, start: WallDate, date: WallDate): string | null {
  const months = (date.year - start.year) * 12 + date.month - start.month;
  const apart = { DAILY: () => daysBetween(start, date), WEEKLY: () => daysBetween(mondayOf(start), mondayOf(date)) / 7, MONTHLY: () => months, YEARLY: () => date.year - start.year }[rule.freq]();
  return apart % rule.interval === 0 ? `${rule.freq}${apart}` : null;
}

function isIn(rule: RepeatRule, start: WallDate, date: WallDate): boolean {
  const { freq, weekdays, monthDays, months } = rule;
  if (months.length > 0 ? !months.includes(date.month) : freq === "YEARLY" && date.month !== start.month) return false;
  if (monthDays.length > 0 && !monthDays.some((day) => day === date.day || day + daysIn(date) + 1 === date.day)) return false;
  if (weekdays.length > 0) return weekdays.some((one) => one.weekday === weekdayOf(date) && (freq === "DAILY" || freq === "WEEKLY" || isNth(date, one.nth)));
  if (monthDays.length > 0 || freq === "DAILY") return true;
  return freq === "WEEKLY" ? weekdayOf(date) === weekdayOf(start) : date.day === start.day;
}

/** The days on which something repeats, from its first to a last one; bounded, whatever the rule says. */
export function repeatDays(rule: RepeatRule, start: WallDate, last: WallDate): string[] {
  const found: string[] = [];
  let period: { name: string; days: string[] } = { name: "", days: [] };
  const close = (): void => {
    const { days } = period;
    const chosen = rule.positions.length === 0 ? days : days.filter((_, index) => rule.positions.includes(index + 1) || rule.positions.includes(index - days.length));
    found.push(...chosen);
    period = { name: "", days: [] };
  };
  const isOver = (): boolean => rule.count !== null && found.length >= rule.count;
  for (let date = start, seen = 0; daysBetween(date, last) >= 0 && seen < mostDays && !isOver(); date = addDays(date, 1), seen++) {
    const name = periodOf(rule, start, date);
    if (name !== period.name) close();
    if (name === null || !isIn(rule, start, date)) continue;
    period = { name, days: [...period.days, writeDate(date)] };
  }
  close();
  const days = rule.lastDay === null ? found : found.filter((day) => day <= (rule.lastDay ?? ""));
  return rule.count === null ? days : days.slice(0, rule.count);
}
