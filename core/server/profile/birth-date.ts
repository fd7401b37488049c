const oldest = 1900;

/** What is wrong with a date of birth (`YYYY-MM-DD`), in words for its field; null when it is one. */
export function birthDateProblem(value: string, now: number): string | null {
  if (!value) return "Enter the date of birth.";
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const parsed = match ? new Date(`${value}T00:00:00Z`) : null;
  if (!parsed || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value) return "Enter a real date, such as 3 March 1985.";
  if (parsed.getTime() > now) return "The date of birth must be in the past.";
  if (parsed.getUTCFullYear() < oldest) return `Enter a year from ${oldest} on.`;
  return null;
}
