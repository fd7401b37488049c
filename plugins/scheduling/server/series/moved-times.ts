import { addDays, daysBetween, instantOf, wallTime, writeDate } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import type { WantedTime } from "./find-conflicts.ts";

/** Where each appointment of a series goes when one of them goes to another time: as many days on the calendar, and to the same time on the wall. */
export function movedTimes(rows: readonly Appointment[], one: Pick<Appointment, "startsAt">, startsAt: number, zone: string): (WantedTime & { row: Appointment; day: string })[] {
  const days = daysBetween(wallTime(one.startsAt, zone), wallTime(startsAt, zone));
  const { minutes } = wallTime(startsAt, zone);
  return rows.map((row) => {
    const date = addDays(wallTime(row.startsAt, zone), days);
    const start = instantOf(date, minutes, zone);
    const end = start + row.endsAt - row.startsAt;
    return { row, day: writeDate(date), startsAt: start, endsAt: end, busyFrom: start - (row.startsAt - row.busyFrom), busyTo: end + (row.busyTo - row.endsAt) };
  });
}
