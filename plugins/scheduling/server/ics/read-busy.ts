import { addDays, instantOf, readDate, wallTime, writeDate } from "@anteroom/core/server";
import type { WallDate } from "@anteroom/core/server";
import { mergeSpans } from "../slots/merge-spans.ts";
import type { Span } from "../slots/slot-input.ts";
import { calendarZone } from "./calendar-zone.ts";
import { CalendarProblem } from "./fetch-calendar.ts";
import { readLines } from "./read-lines.ts";
import type { CalendarLine } from "./read-lines.ts";
import { readRule, repeatDays } from "./repeat-days.ts";

const mostEvents = 20_000;
const longestMs = 31 * 86_400_000;

type Event = CalendarLine[];

/** A time of a calendar file: a day, or a moment on the wall of a zone. */
interface When {
  date: WallDate;
  minutes: number;
  zone: string;
  wholeDay: boolean;
}

function readWhen(line: CalendarLine, value: string, own: string): When | null {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value);
  const date = found && readDate(`${found[1]}-${found[2]}-${found[3]}`);
  if (!found || !date) return null;
  const wholeDay = found[4] === undefined;
  return { date, wholeDay, minutes: wholeDay ? 0 : Number(found[4]) * 60 + Number(found[5]), zone: found[7] ? "UTC" : calendarZone(line.params["TZID"], own) };
}

const instant = ({ date, minutes, zone }: When): number => instantOf(date, minutes, zone);

function durationMs(text: string): number {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!found) return 0;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((one) => Number(one ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
}

const lineOf = (event: Event, name: string): CalendarLine | undefined => event.find((line) => line.name === name);
const valueOf = (event: Event, name: string): string => lineOf(event, name)?.value.trim().toUpperCase() ?? "";

const isFree = (event: Event): boolean => valueOf(event, "STATUS") === "CANCELLED" || valueOf(event, "TRANSP") === "TRANSPARENT" || valueOf(event, "X-MICROSOFT-CDO-BUSYSTATUS") === "FREE";

/** Every start of an event up to a last moment, as instants. */
function startsOf(event: Event, start: When, own: string, last: number): number[] {
  const at = (day: string): number => instant({ ...start, date: readDate(day) ?? start.date });
  const listed = (name: string): number[] => event.filter((line) => line.name === name).flatMap((line) => line.value.split(",").flatMap((value) => {
    const when = readWhen(line, value.trim(), own);
    return when ? [instant(when.wholeDay && !start.wholeDay ? { ...when, minutes: start.minutes, zone: start.zone } : when)] : [];
  }));
  const rule = readRule(lineOf(event, "RRULE")?.value ?? "", (until) => {
    const when = readWhen({ name: "", params: {}, value: "" }, until, start.zone);
    // Until is a moment in UTC; the days are those of the event's own zone.
    return when && (when.wholeDay ? writeDate(when.date) : writeDate(wallTime(instant(when), start.zone)));
  });
  const days = rule ? repeatDays(rule, start.date, addDays(wallTime(last, start.zone), 1)) : [writeDate(start.date)];
  const without = new Set(listed("EXDATE"));
  return [...days.map(at), ...listed("RDATE")].filter((moment) => !without.has(moment));
}

function eventsOf(lines: readonly CalendarLine[]): Event[] {
  const events: Event[] = [];
  let event: Event | null = null;
  let inner = 0;
  for (const line of lines) {
    const what = line.value.trim().toUpperCase();
    if (line.name === "BEGIN" && what === "VEVENT") event = [];
    else if (line.name === "END" && what === "VEVENT") {
      if (event) events.push(event);
      event = null;
      if (events.length > mostEvents) throw new CalendarProblem("This calendar has too many entries to read.");
    } else if (event && line.name === "BEGIN") inner++;
    else if (event && line.name === "END") inner = Math.max(0, inner - 1);
    // What stands in an alarm is not the event's.
    else if (event && inner === 0) event.push(line);
  }
  return events;
}

/**
 * When a calendar says that somebody is busy, within a stretch; nothing else of it is kept. Entries that do not let themselves be read are
 * left out. @throws CalendarProblem for what is no calendar
 * @param zone of the owner, for times that name none
 */
export function readBusy(text: string, { zone, within }: { zone: string; within: Span }): Span[] {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) throw new CalendarProblem("There is no calendar at this address.");
  const events = eventsOf(readLines(text));
  // One time of a repeated event that was changed stands as an event of its own, and takes the place of that time.
  const replaced = new Set(events.flatMap((event) => {
    const line = lineOf(event, "RECURRENCE-ID");
    const when = line && readWhen(line, line.value.trim(), zone);
    return when ? [`${valueOf(event, "UID")} ${instant(when)}`] : [];
  }));
  const spans: Span[] = [];
  for (const event of events) {
    const line = lineOf(event, "DTSTART");
    const start = line && readWhen(line, line.value.trim(), zone);
    if (!start || isFree(event)) continue;
    const endLine = lineOf(event, "DTEND");
    const end = endLine && readWhen(endLine, endLine.value.trim(), zone);
    const length = end ? instant(end) - instant(start) : durationMs(lineOf(event, "DURATION")?.value.trim() ?? "") || (start.wholeDay ? 86_400_000 : 0);
    if (length <= 0) continue;
    const isOne = lineOf(event, "RECURRENCE-ID") !== undefined;
    for (const from of isOne ? [instant(start)] : startsOf(event, start, zone, within.to)) {
      if (!isOne && replaced.has(`${valueOf(event, "UID")} ${from}`)) continue;
      const span = { from, to: from + Math.min(length, longestMs) };
      if (span.to > within.from && span.from < within.to) spans.push(span);
    }
  }
  return mergeSpans(spans);
}
