import type { PluginContext, Tx } from "@anteroom/core/server";
import { clientsOf, factsOf } from "../appointment-facts.ts";
import { claimAppointment } from "../claims/claim-appointment.ts";
import { releaseCells } from "../claims/claim-time.ts";
import { appointmentChanged } from "../events/appointment-changed.ts";
import { changedNotification } from "../notifications.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment, Place } from "../rows/appointments.ts";
import { participants } from "../rows/participants.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";
import { whoIsTold } from "../workflow/who-is-told.ts";
import { moveOn } from "./move-on.ts";
import { whenOf, sayLine } from "./say-line.ts";

export interface NewTime {
  startsAt: number;
  staffId: string;
  place: Place;
  locationId: string | null;
  zone: string;
}

/**
 * Gives an appointment that stands another time, place or professional: the new time is taken and the old one given back in one
 * transaction, so nobody ends with neither. @throws TakenError, and then the old time is still theirs.
 */
export async function changeTime(ctx: PluginContext, tx: Tx, was: Appointment, to: NewTime, by: { key: string; side: "staff" | "portal"; series?: boolean }): Promise<Appointment> {
  const { practiceId } = ctx;
  const where = { practiceId, id: was.id };
  const endsAt = to.startsAt + (was.endsAt - was.startsAt);
  const time = { startsAt: to.startsAt, endsAt, busyFrom: to.startsAt - (was.startsAt - was.busyFrom), busyTo: endsAt + (was.busyTo - was.endsAt) };
  const clientIds = (await clientsOf(ctx, [was.id], tx)).get(was.id) ?? [];
  await releaseCells(ctx, tx, was.id);
  const keepsRoom = to.locationId === was.locationId ? was.roomId : null;
  const placed = { place: to.place, locationId: to.locationId, roomId: null };
  const { roomId } = await claimAppointment(ctx, tx, { id: was.id, practiceId, staffId: to.staffId, ...time, ...placed }, clientIds);
  const next = { ...was, ...time, staffId: to.staffId, zone: to.zone, ...placed, roomId: roomId ?? keepsRoom };
  await ctx.model(appointments).update(
    { ...time, staffId: to.staffId, zone: to.zone, ...placed, roomId, sequence: was.sequence + 1, version: was.version + 1, lateBySide: null, lateBy: 0, changedAt: ctx.now() },
    { where, transaction: tx.sequelize },
  );
  await ctx.model(participants).update({ startsAt: time.startsAt, endsAt }, { where: { practiceId, appointmentId: was.id }, transaction: tx.sequelize });
  await moveOn(ctx, tx, next, { type: "move", plan: await planOf(ctx, next) });
  const row = (await loadAppointment(ctx, was.id, tx)) ?? next;
  const [facts] = await factsOf(ctx, [row], tx);
  const [before] = await factsOf(ctx, [was], tx);
  if (facts && before) await ctx.events.publish(appointmentChanged, { ...facts, was: before }, tx);
  const data = { id: row.id, sequence: row.sequence };
  // Of a whole series one notice tells, and one line.
  const key = by.series ? by.key : `${row.id}:${row.sequence}`;
  for (const user of await whoIsTold(ctx, row.id, tx)) await ctx.notify(changedNotification.kind, { to: { portalUserId: user.id }, data, key }, tx);
  if (by.side === "portal") for (const staffId of new Set([row.staffId, was.staffId])) await ctx.notify(changedNotification.kind, { to: { staffId }, data, key }, tx);
  if (by.series) return row;
  const words = `${row.serviceName} moved from ${whenOf(ctx, was)} to ${whenOf(ctx, row)}.`;
  await sayLine(ctx, tx, row, by.key, { forPortal: words, forStaff: words });
  return row;
}
