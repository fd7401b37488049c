import { AppError, newId } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { makeAppointment } from "../acts/make-appointment.ts";
import type { AgreedService } from "../acts/make-appointment.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { Group } from "../rows/groups.ts";

/** What the others agreed to; somebody who comes along and does not pay owes no fee either. */
function agreedBy(row: Appointment, group: Group): AgreedService {
  const minutes = (from: number, to: number): number => Math.round((to - from) / 60_000);
  const pays = group.eachPays === 1;
  return {
    id: row.serviceId, name: row.serviceName, minutes: minutes(row.startsAt, row.endsAt), bufferBefore: minutes(row.busyFrom, row.startsAt), bufferAfter: minutes(row.endsAt, row.busyTo), currency: row.currency, lateMinutes: row.lateMinutes,
    priceMinor: pays ? row.priceMinor : 0, lateFeeMinor: pays ? row.lateFeeMinor : 0, noShowFeeMinor: pays ? row.noShowFeeMinor : 0, seats: group.seats,
  };
}

interface Found {
  group: Group;
  parts: readonly Appointment[];
}

/** Gives a client an appointment of their own in a group that is still to come; the caller holds the group's lock. @throws TakenError when it is full or the client is elsewhere */
export async function makePart(ctx: PluginContext, tx: Tx, viewer: StaffViewer, { group, parts }: Found, clientId: string, inSeries?: { id: string; day: string }): Promise<Appointment> {
  const like = parts.find((row) => standing.includes(row.state) && row.undoUntil === null);
  if (!like) throw new AppError("CONFLICT", "Nobody comes to this group any more, so its time is free again. Book a new one.");
  if (like.endsAt <= ctx.now()) throw new AppError("CONFLICT", "This group has met already.");
  const { staffId, secondStaffId, startsAt, place, locationId, roomId, zone } = like;
  return makeAppointment(ctx, tx, {
    id: newId(), first: "booked", service: agreedBy(like, group), staffId, secondStaffId, clientId, portalUserId: null, startsAt, place, locationId, zone, by: { side: "staff", id: viewer.staffId }, together: { group, roomId }, ...(inSeries ? { series: inSeries } : {}),
  });
}

/** Adds a client to a group, and tells them. @throws TakenError when it is full or the client is elsewhere */
export async function joinGroup(ctx: PluginContext, tx: Tx, viewer: StaffViewer, found: Found, clientId: string): Promise<Appointment> {
  const row = await makePart(ctx, tx, viewer, found, clientId);
  const words = `${viewer.name} booked ${row.serviceName}, ${whenOf(ctx, row)}.`;
  await sayLine(ctx, tx, row, `book:${row.id}`, { forPortal: words, forStaff: words });
  await ctx.audit("booked", { subject: row.id, clientId }, tx);
  return row;
}
