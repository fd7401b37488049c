const basic = (day: string): string => day.replaceAll("-", "");

/** A day as an iCalendar file (RFC 5545) with one all-day event; the same id gives the same event. */
export function dayFile({ id, day, title, at }: { id: string; day: string; title: string; at: Date }): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const stamp = `${at.toISOString().replaceAll(/[-:]|\.\d{3}/g, "")}`;
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Anteroom//Homework//EN", "BEGIN:VEVENT", `UID:homework-${id}@anteroom`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(next.toISOString().slice(0, 10))}`, `SUMMARY:${title}`, "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
}
