import { readDate } from "@anteroom/core/server";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "November 26, 2026" for a day of the calendar, as American documents write it. */
export function dayWords(day: string): string {
  const date = readDate(day);
  return date ? `${months[date.month - 1] ?? ""} ${date.day}, ${date.year}` : day;
}

/** "November 2026" for a whole month, "November 3, 2026 to December 9, 2026" for other stretches. */
export function rangeWords(from: string, to: string): string {
  const [start, end] = [readDate(from), readDate(to)];
  const isMonth = start && end && start.day === 1 && start.year === end.year && start.month === end.month && end.day === new Date(Date.UTC(end.year, end.month, 0)).getUTCDate();
  return isMonth ? `${months[start.month - 1] ?? ""} ${start.year}` : `${dayWords(from)} to ${dayWords(to)}`;
}
