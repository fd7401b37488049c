import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { findBooking } from "../public/answer-booking.ts";
import { openBooking } from "../rows/bookings.ts";
import { staffProcedure } from "../trpc.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";

/** What somebody new sent: who they are, what they answered, and how the appointment stands. */
export const newClient = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const booking = await findBooking(plugin, viewer, id);
    const [row, client] = await Promise.all([loadAppointment(plugin, booking.appointmentId), plugin.people.clientFor(viewer, booking.clientId)]);
    if (!row) throw notFound("this request");
    const { firstName, lastName, birthDate, email, phone, note, answers, words } = openBooking(plugin, booking);
    const professional = await plugin.people.staffMember(row.staffId);
    return {
      id, state: booking.state, clientId: client.id, name: `${firstName} ${lastName}`, birthDate, email, phone, note, answers, words, createdAt: iso(booking.createdAt),
      mayInvite: plugin.holds("core.portal-users"),
      appointment: { id: row.id, state: row.state, service: row.serviceName, professional: professional?.name ?? "", startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place, expiresAt: row.expiresAt === null ? null : iso(row.expiresAt) },
    };
  });
