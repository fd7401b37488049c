import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";
import { readMinutes } from "./wall-minutes.ts";

export interface WeeklyLine {
  /** 0 is Sunday. */
  weekday: number;
  fromMinutes: number;
  toMinutes: number;
  locationId: string;
  firstDay: string | null;
  lastDay: string | null;
}

export const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Monday first, as calendars are read. */
export const weekOrder = [1, 2, 3, 4, 5, 6, 0];

/** The weekly hours that a page of `HoursFields` sent, or what to do, by field. A line with neither start nor end is none. */
export function hoursIn(form: SentForm): { weekly: WeeklyLine[] } | { errors: Record<string, string> } {
  const weekly: WeeklyLine[] = [];
  const errors: Record<string, string> = {};
  for (const name of form.data.keys()) {
    const [, day = "", line = ""] = /^from-(\d)-(\d+)$/.exec(name) ?? [];
    if (day === "") continue;
    const at = `${day}-${line}`;
    const [from, to] = [form.text(`from-${at}`), form.text(`to-${at}`)];
    if (from === "" && to === "") continue;
    const [fromMinutes, toMinutes] = [readMinutes(from), readMinutes(to, true)];
    const dayName = weekdays[Number(day)] ?? "";
    if (fromMinutes === null) errors[`from-${at}`] = `${dayName}: write when it begins.`;
    else if (toMinutes === null) errors[`to-${at}`] = `${dayName}: write when it ends.`;
    else if (toMinutes <= fromMinutes) errors[`to-${at}`] = `${dayName}: choose an end after the start.`;
    else if (fromMinutes % 5 !== 0 || toMinutes % 5 !== 0) errors[`from-${at}`] = `${dayName}: choose times that five minutes divide.`;
    else weekly.push({ weekday: Number(day), fromMinutes, toMinutes, locationId: form.text(`at-${at}`), firstDay: form.text(`first-${at}`) || null, lastDay: form.text(`last-${at}`) || null });
  }
  return Object.keys(errors).length > 0 ? { errors } : { weekly };
}
