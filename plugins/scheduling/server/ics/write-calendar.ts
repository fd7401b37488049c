/** One appointment as calendars outside are told of it. Times are epoch milliseconds. */
export interface CalendarEvent {
  /** The same for as long as the appointment is. */
  uid: string;
  sequence: number;
  startsAt: number;
  endsAt: number;
  /** When this was last changed. */
  stamp: number;
  title: string;
  /** Of its page in the portal; left out when empty, since a feed is read by machines of others. */
  url: string;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  organizer?: string;
  attendee?: string;
  /** Whether the attendee has yet to say that they come. */
  isAsked?: boolean;
}

const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll(/\r?\n/g, "\\n");
const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
/** An address in a calendar line; whatever could end the line is left out. */
const mailto = (address: string): string => `mailto:${address.replaceAll(/[\s;,:"\\]/g, "")}`;

/** Lines of at most 75 bytes, as RFC 5545 wants them, without cutting a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}

const linesOf = (event: CalendarEvent): string[] => [
  "BEGIN:VEVENT",
  `UID:${event.uid}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${instant(event.stamp)}`,
  `LAST-MODIFIED:${instant(event.stamp)}`,
  `DTSTART:${instant(event.startsAt)}`,
  `DTEND:${instant(event.endsAt)}`,
  `SUMMARY:${escaped(event.title)}`,
  ...(event.url ? [`URL:${event.url}`] : []),
  `STATUS:${event.status}`,
  ...(event.organizer ? [`ORGANIZER:${mailto(event.organizer)}`] : []),
  ...(event.attendee ? [`ATTENDEE;PARTSTAT=${event.isAsked ? "NEEDS-ACTION" : "ACCEPTED"};RSVP=FALSE:${mailto(event.attendee)}`] : []),
  "TRANSP:OPAQUE",
  "CLASS:PRIVATE",
  "END:VEVENT",
];

/** A day on which something is due: the whole day, and nobody is busy for it. */
export interface CalendarDay {
  uid: string;
  /** `2026-11-26`, the same in every zone. */
  day: string;
  stamp: number;
  title: string;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const linesOfDay = ({ uid, day, stamp, title }: CalendarDay): string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `DTSTAMP:${instant(stamp)}`,
  `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
  `DTEND;VALUE=DATE:${dayAfter(day).replaceAll("-", "")}`,
  `SUMMARY:${escaped(title)}`,
  "TRANSP:TRANSPARENT",
  "CLASS:PRIVATE",
  "END:VEVENT",
];

/** A calendar file (RFC 5545). Times are UTC instants, so every calendar shows them in its own zone, on both sides of a change of the clocks. */
export function writeCalendar({ method, name, events, days = [] }: { method?: "REQUEST" | "PUBLISH" | "CANCEL"; name?: string; events: readonly CalendarEvent[]; days?: readonly CalendarDay[] }): string {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Anteroom//Scheduling//EN", "CALSCALE:GREGORIAN",
    ...(method ? [`METHOD:${method}`] : []),
    ...(name ? [`X-WR-CALNAME:${escaped(name)}`, "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"] : []),
    ...events.flatMap(linesOf),
    ...days.flatMap(linesOfDay),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
