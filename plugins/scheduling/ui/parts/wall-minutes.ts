/** Minutes since midnight of "09:30"; null when it is no time. As an end, midnight is the end of the day. */
export function readMinutes(text: string, isEnd = false): number | null {
  const found = /^(\d{2}):(\d{2})(?::\d{2})?$/.exec(text);
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return isEnd && minutes === 0 ? 1440 : minutes;
}

/** "09:30", as a time field takes it. */
export const writeMinutes = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
