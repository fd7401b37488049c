/** How many reminders there can be besides the two that everybody has. */
export const mostMore = 3;
const mostHours = 14 * 24;

/** The hours before an appointment in what somebody typed, such as "72, 24"; null when that cannot be read, and nothing typed is none. */
export function readReminderHours(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const hours = parts.map(Number);
  return parts.length <= mostMore && hours.every((one) => Number.isInteger(one) && one >= 1 && one <= mostHours) ? hours : null;
}
