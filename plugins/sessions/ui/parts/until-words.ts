const minute = 60_000;

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;

/** "2 hours 5 minutes": how long it is from one moment to another, in whole minutes. */
export function untilWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / minute));
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  if (days > 0) return [count(days, "day"), hours > 0 ? count(hours, "hour") : ""].filter(Boolean).join(" ");
  return [hours > 0 ? count(hours, "hour") : "", rest > 0 ? count(rest, "minute") : ""].filter(Boolean).join(" ");
}
