import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { moveOn } from "../acts/move-on.ts";
import { waitForAnswer } from "../acts/wait-for-answer.ts";
import { cellsOfClient } from "../claims/cells-of.ts";
import { claimCells } from "../claims/claim-time.ts";
import { appointments } from "../rows/appointments.ts";
import { bookings, openBooking, plainBooking } from "../rows/bookings.ts";
import { participants } from "../rows/participants.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";

/**
 * The address was confirmed: makes the record of a prospect, and books or asks for what is held. Always a new record: whoever is a client
 * already must not be found out by writing their address here, and staff are shown likely duplicates. @throws AppError `CONFLICT` when the hold has ended
 */
export async function confirmBooking(ctx: PluginContext, bookingId: string): Promise<void> {
  const { practiceId } = ctx;
  await ctx.transaction(async (tx) => {
    const transaction = tx.sequelize;
    const found = await ctx.model(bookings).findOne({ where: { practiceId, id: bookingId }, transaction, lock: true });
    const booking = found && plainBooking(found);
    const held = booking && (await loadAppointment(ctx, booking.appointmentId, tx));
    if (booking?.state !== "waiting" || !held) return;
    const { firstName, lastName, birthDate, email, phone, zone, asks } = openBooking(ctx, booking);
    const client = await ctx.prospects.create({ professionalId: held.staffId, firstName, lastName, birthDate, email, phone: phone || null, timeZone: zone }, tx);
    await ctx.model(appointments).update({ clientId: client.id, taken: 1 }, { where: { practiceId, id: held.id }, transaction });
    await ctx.model(participants).create({ id: newId(), practiceId, appointmentId: held.id, clientId: client.id, portalUserId: null, role: "client", startsAt: held.startsAt, endsAt: held.endsAt, holds: 1, leftAt: null }, { transaction });
    await claimCells(ctx, tx, cellsOfClient(held, client.id));
    await ctx.model(bookings).update({ state: "asked", clientId: client.id }, { where: { practiceId, id: booking.id }, transaction });
    const mine = { ...held, clientId: client.id };
    await moveOn(ctx, tx, mine, asks ? { type: "request", holdMs: await waitForAnswer(ctx, "requestHours", held.startsAt) } : { type: "book", plan: await planOf(ctx, mine) });
    await ctx.audit(asks ? "requested" : "booked", { subject: held.id, clientId: client.id }, tx);
  });
}
