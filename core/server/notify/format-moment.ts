/** A moment in words with its zone named, such as "Tuesday, November 24, 2026 at 3:00 PM Eastern Standard Time". */
export function formatMoment(at: number, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "long" };
  const format = (zone: string): string => new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone }).format(at).replaceAll("\u202f", " ");
  try {
    return format(timeZone);
  } catch {
    // A zone that this machine does not know must not stop a mail.
    return format("UTC");
  }
}
