import type { MailCalendar, Recipient } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { eventOf } from "./event-of.ts";
import { writeCalendar } from "./write-calendar.ts";

/** The calendar files of a mail about appointments: each has the same name for as long as it is, a higher SEQUENCE with each change, and CANCEL at its end. */
export function calendarsOf(rows: readonly Appointment[], mail: { to: Recipient; from: string; address: string; baseUrl: string }): MailCalendar[] {
  const side = "staffId" in mail.to ? "staff" : "portal";
  return rows.flatMap((row) => {
    // In the calendar of who leads a group it is one entry, whoever comes and goes; the feed has it.
    if (row.groupId !== null && side === "staff") return [];
    const event = eventOf(row, { side, baseUrl: mail.baseUrl });
    if (event.status === "TENTATIVE" || row.state === "declined") return [];
    const method = event.status === "CANCELLED" ? "CANCEL" : "REQUEST";
    return [{ method, text: writeCalendar({ method, events: [{ ...event, organizer: mail.from, attendee: mail.address }] }) }];
  });
}
