import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { CalendarEvent } from "./write-calendar.ts";

/** What a calendar outside is told: the time, and no word on who or what for unless `named`. */
export function eventOf(row: Appointment, { side, baseUrl, named = false }: { side: "portal" | "staff"; baseUrl: string; named?: boolean }): CalendarEvent {
  const stands = standing.includes(row.state) || row.state === "completed";
  const waits = row.state === "requested" || row.state === "proposed";
  return {
    uid: `${row.id.toLowerCase()}@anteroom`,
    // A cancellation is newer than all that came before it.
    sequence: row.sequence + (stands || waits ? 0 : 1),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    stamp: row.changedAt,
    title: named ? row.serviceName : "Appointment",
    url: baseUrl === "" ? "" : `${baseUrl}${side === "portal" ? "/scheduling/" : "/staff/calendar/"}${row.id}`,
    status: stands ? "CONFIRMED" : waits ? "TENTATIVE" : "CANCELLED",
  };
}
