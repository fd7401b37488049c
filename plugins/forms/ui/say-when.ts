import { dayKey, formatDayTime, formatTime } from "@anteroom/core/ui";
import type { TimeFormat } from "@anteroom/core/ui";

/** "9:14am" today, else "Tuesday 24 November, 9:14am". */
export const saySaved = (at: number, time: TimeFormat): string =>
  time.now === undefined || dayKey(at, time.zone) >= dayKey(time.now, time.zone) ? formatTime(at, time) : formatDayTime(at, time);

export const sayMinutes = (minutes: number): string => `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
