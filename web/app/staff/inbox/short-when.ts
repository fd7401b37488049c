import { dayKey, formatDay, formatDayDivider, formatTime, type TimeFormat } from "@anteroom/core/time/format-time.ts";

/** The time of a list row: "9:12am" today, "Yesterday", then "20 November", with the year when it is not this one. */
export function shortWhen(at: number, format: TimeFormat): string {
  const now = format.now ?? new Date();
  const instant = new Date(at);
  if (dayKey(instant, format.zone) === dayKey(now, format.zone)) return formatTime(instant, format);
  const near = formatDayDivider(instant, { ...format, now });
  return near === "Yesterday" || near === "Tomorrow" ? near : formatDay(instant, { ...format, now }).replace(/^\S+ /, "");
}
