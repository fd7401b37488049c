import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { eventOf } from "../ics/event-of.ts";
import { writeCalendar } from "../ics/write-calendar.ts";
import { viewerProcedure } from "../trpc.ts";

/** One appointment as a calendar file (ICS). It has the name that the mails' files have, so that a calendar that took one takes the other as the same. */
export const calendarFile = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const event = eventOf(await findAppointment(plugin, viewer, id), { side: viewer.kind, baseUrl: plugin.addressOf("/").replace(/\/$/, "") });
    if (event.status !== "CONFIRMED") throw notFound("this appointment");
    return { text: writeCalendar({ name: "Appointment", events: [event] }) };
  });
