import type { MailCalendar, PluginContext, Recipient } from "@anteroom/core/server";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { eventOf } from "./event-of.ts";
import { writeCalendar } from "./write-calendar.ts";

/** The calendar file of a mail about an appointment: the same name for as long as it is, a higher SEQUENCE with each change, and CANCEL at its end. */
export async function calendarOf(ctx: PluginContext, { id }: { id: string }, mail: { to: Recipient; from: string; address: string; baseUrl: string }): Promise<MailCalendar | null> {
  const row = await loadAppointment(ctx, id);
  // In the calendar of who leads a group it is one entry, whoever comes and goes; the feed has it.
  if (!row || (row.groupId !== null && "staffId" in mail.to)) return null;
  const event = eventOf(row, { side: "staffId" in mail.to ? "staff" : "portal", baseUrl: mail.baseUrl });
  if (event.status === "TENTATIVE" || row.state === "declined") return null;
  const method = event.status === "CANCELLED" ? "CANCEL" : "REQUEST";
  return { method, text: writeCalendar({ method, events: [{ ...event, organizer: mail.from, attendee: mail.address }] }) };
}
