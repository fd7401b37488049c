import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { clientsOf, factsOf } from "../appointment-facts.ts";
import { claimAppointment } from "../claims/claim-appointment.ts";
import { claimSeat } from "../claims/claim-seat.ts";
import { releaseCells } from "../claims/claim-time.ts";
import { appointmentChanged } from "../events/appointment-changed.ts";
import { loadGroup, partsOf, takesSeat } from "../groups/load-group.ts";
import { changedNotification } from "../notifications.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment, Place } from "../rows/appointments.ts";
import { participants } from "../rows/participants.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";
import { whoIsTold } from "../workflow/who-is-told.ts";
import { endMoveRequests } from "./end-move-requests.ts";
import { moveOn } from "./move-on.ts";
import { whenOf, sayLine } from "./say-line.ts";

export interface NewTime {
  startsAt: number;
  staffId: string;
  place: Place;
  locationId: string | null;
  zone: string;
}

interface ChangedBy {
  key: string;
  side: "staff" | "portal";
  series?: boolean;
}

/**
 * Gives an appointment that stands another time, place or professional: the new time is taken and the old one given back in one
 * transaction, so nobody ends with neither. A group moves as one. @throws TakenError, and then the old time is still theirs.
 */
export async function changeTime(ctx: PluginContext, tx: Tx, was: Appointment, to: NewTime, by: ChangedBy): Promise<Appointment> {
  if (was.groupId !== null) return moveGroup(ctx, tx, was, was.groupId, to, by);
  await endMoveRequests(ctx, tx, was, "moved");
  await releaseCells(ctx, tx, was.id);
  const next = movedTo(was, to);
  const clientIds = (await clientsOf(ctx, [was.id], tx)).get(was.id) ?? [];
  const { roomId } = await claimAppointment(ctx, tx, next, clientIds);
  return writeMove(ctx, tx, was, { ...next, roomId }, by);
}

/** Everybody's part goes to the new time, each told in their own words. */
async function moveGroup(ctx: PluginContext, tx: Tx, one: Appointment, groupId: string, to: NewTime, by: ChangedBy): Promise<Appointment> {
  const group = await loadGroup(ctx, groupId, tx);
  const parts = (await partsOf(ctx, groupId, tx)).filter(takesSeat);
  if (!group || parts.some((row) => row.undoUntil !== null)) throw new AppError("CONFLICT", "Somebody of this group has just cancelled and can still take it back. Try again in three minutes.");
  for (const id of [groupId, ...parts.map((row) => row.id)]) await releaseCells(ctx, tx, id);
  const { roomId } = await claimAppointment(ctx, tx, { ...movedTo(one, to), id: groupId }, []);
  let moved = one;
  for (const row of parts) {
    const next = { ...movedTo(row, to), roomId };
    if (row.clientId !== null) await claimSeat(ctx, tx, next, group, row.clientId);
    const after = await writeMove(ctx, tx, row, next, by);
    if (row.id === one.id) moved = after;
  }
  return moved;
}

/** The same appointment at another time and place; the room is asked for anew. */
function movedTo(was: Appointment, to: NewTime): Appointment {
  const endsAt = to.startsAt + (was.endsAt - was.startsAt);
  return {
    ...was, startsAt: to.startsAt, endsAt, busyFrom: to.startsAt - (was.startsAt - was.busyFrom), busyTo: endsAt + (was.busyTo - was.endsAt), staffId: to.staffId,
    secondStaffId: to.staffId === was.secondStaffId ? null : was.secondStaffId, zone: to.zone, place: to.place, locationId: to.locationId, roomId: null,
  };
}

async function writeMove(ctx: PluginContext, tx: Tx, was: Appointment, next: Appointment, by: ChangedBy): Promise<Appointment> {
  const { practiceId } = ctx;
  const where = { practiceId, id: was.id };
  const { startsAt, endsAt, busyFrom, busyTo, staffId, secondStaffId, zone, place, locationId, roomId } = next;
  await ctx.model(appointments).update(
    { startsAt, endsAt, busyFrom, busyTo, staffId, secondStaffId, zone, place, locationId, roomId, sequence: was.sequence + 1, version: was.version + 1, movedKey: by.series ? by.key : null, lateBySide: null, lateBy: 0, changedAt: ctx.now() },
    { where, transaction: tx.sequelize },
  );
  await ctx.model(participants).update({ startsAt, endsAt }, { where: { practiceId, appointmentId: was.id }, transaction: tx.sequelize });
  await moveOn(ctx, tx, next, { type: "move", plan: await planOf(ctx, next) });
  const row = (await loadAppointment(ctx, was.id, tx)) ?? next;
  const [facts] = await factsOf(ctx, [row], tx);
  const [before] = await factsOf(ctx, [was], tx);
  if (facts && before) await ctx.events.publish(appointmentChanged, { ...facts, was: before }, tx);
  const data = { id: row.id, sequence: row.sequence, ...(by.series ? { key: by.key } : {}) };
  // Of a whole series one notice tells, and one line.
  const key = by.series ? by.key : `${row.id}:${row.sequence}`;
  for (const user of await whoIsTold(ctx, row.id, tx)) await ctx.notify(changedNotification.kind, { to: { portalUserId: user.id }, data, key }, tx);
  if (by.side === "portal") for (const staffId of new Set([row.staffId, was.staffId])) await ctx.notify(changedNotification.kind, { to: { staffId }, data, key }, tx);
  if (by.series) return row;
  const words = `${row.serviceName} moved from ${whenOf(ctx, was)} to ${whenOf(ctx, row)}.`;
  await sayLine(ctx, tx, row, by.key, { forPortal: words, forStaff: words });
  return row;
}
