/** The choice of days of one's own in the place of a month. */
export const customRange = "custom";

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** The months up to this one, the newest first: "2026-11" and "November 2026". */
export function monthsBefore(now: Date, count: number): { value: string; label: string }[] {
  return Array.from({ length: count }, (_, ago) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1));
    return { value: `${first.getUTCFullYear()}-${twoDigits(first.getUTCMonth() + 1)}`, label: first.toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" }) };
  });
}

/** First and last day of a month such as "2026-11", or the days as they were typed for a custom range. */
export function rangeOf(month: string, from: string, to: string): { from: string; to: string } {
  const [year = 0, of = 0] = month.split("-").map(Number);
  if (month === customRange || !year || !of) return { from, to };
  return { from: `${month}-01`, to: `${month}-${twoDigits(new Date(Date.UTC(year, of, 0)).getUTCDate())}` };
}
