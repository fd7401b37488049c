import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { acceptRequest } from "../acts/accept-request.ts";
import { cancelAppointment } from "../acts/cancel-appointment.ts";
import { declineRequest } from "../acts/decline-request.ts";
import { bookings, openBooking, plainBooking, sealBooking } from "../rows/bookings.ts";
import type { Booking, BookingState } from "../rows/bookings.ts";
import { standing } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";

/** What somebody new sent and confirmed, for staff who may see that record. @throws AppError `NOT_FOUND` */
export async function findBooking(ctx: PluginContext, viewer: StaffViewer, id: string, tx?: Tx): Promise<Booking & { clientId: string }> {
  const found = await ctx.model(bookings).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  const booking = found && plainBooking(found);
  if (!booking?.clientId || booking.state === "waiting" || !(await ctx.people.maySee(viewer, booking.clientId))) throw notFound("this request");
  return { ...booking, clientId: booking.clientId };
}

/** Keeps the answer, and writes to whoever asked that there is one. */
async function keepAnswer(ctx: PluginContext, tx: Tx, booking: Booking, state: BookingState, words: string): Promise<void> {
  const body = openBooking(ctx, booking);
  await ctx.model(bookings).update({ state, body: sealBooking(ctx, booking.id, { ...body, words }) }, { where: { practiceId: ctx.practiceId, id: booking.id }, transaction: tx.sequelize });
  await ctx.prospects.write({ about: "answered", to: { name: `${body.firstName} ${body.lastName}`, address: body.email }, path: `/open/${ctx.practiceId}/scheduling/booked/${body.secret}`, timeZone: body.zone, key: `${state}:${booking.id}` }, tx);
}

const answered = (booking: Booking): AppError => new AppError("CONFLICT", booking.state === "accepted" ? "They were accepted already." : "They were declined already.", { reason: booking.state });

/** Makes them a client, with or without a portal, and accepts what they asked for where that still waits. */
export async function acceptBooking(ctx: PluginContext, tx: Tx, viewer: StaffViewer, id: string, invite: boolean): Promise<void> {
  const booking = await findBooking(ctx, viewer, id, tx);
  if (booking.state !== "asked") throw answered(booking);
  await ctx.prospects.accept(booking.clientId, { invite }, tx);
  const row = await loadAppointment(ctx, booking.appointmentId, tx);
  if (row?.state === "requested") await acceptRequest(ctx, tx, viewer, row);
  await keepAnswer(ctx, tx, booking, "accepted", "");
}

/** Declines with words that stand behind the link; gives the time back and archives the record. */
export async function declineBooking(ctx: PluginContext, tx: Tx, viewer: StaffViewer, id: string, words: string): Promise<void> {
  const booking = await findBooking(ctx, viewer, id, tx);
  if (booking.state !== "asked") throw answered(booking);
  const row = await loadAppointment(ctx, booking.appointmentId, tx);
  if (row?.state === "requested") await declineRequest(ctx, tx, viewer, row, words);
  else if (row && standing.includes(row.state)) await cancelAppointment(ctx, tx, row, { by: "staff", side: "staff", reason: words });
  await ctx.prospects.decline(booking.clientId, tx);
  await keepAnswer(ctx, tx, booking, "declined", words);
}
