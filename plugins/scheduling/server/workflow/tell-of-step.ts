import type { PluginContext, Tx } from "@anteroom/core/server";
import { factsOf, iso } from "../appointment-facts.ts";
import { billedFactsOfOne } from "../billed-facts.ts";
import { appointmentBooked } from "../events/appointment-booked.ts";
import { appointmentCancelled } from "../events/appointment-cancelled.ts";
import { appointmentCompleted } from "../events/appointment-completed.ts";
import { timeFreed } from "../events/time-freed.ts";
import { appointmentRequested } from "../events/appointment-requested.ts";
import { answeredNotification, bookedNotification, cancelledNotification, endedNotification, requestedNotification } from "../notifications.ts";
import { appointments, standing } from "../rows/appointments.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { postAppointment } from "./post-appointment.ts";
import { whoIsTold } from "./who-is-told.ts";

const cancelled: readonly AppointmentState[] = ["cancelled", "late-cancelled", "practice-cancelled"];

const freeing: readonly AppointmentState[] = ["declined", "expired", "released"];

const soonMs = 8 * 86_400_000;

/** The appointment that stands in the place of one that was moved. */
async function replacementOf(ctx: PluginContext, tx: Tx, { id: replacesId, clientId }: Appointment): Promise<string | null> {
  const row = await ctx.model(appointments).findOne({ where: { practiceId: ctx.practiceId, clientId, replacesId, state: [...standing] }, attributes: ["id"], transaction: tx.sequelize });
  return row?.get().id ?? null;
}

/** Events, cards and notices of a step from one state to another; what can still be taken back tells nobody. */
export async function tellOfStep(ctx: PluginContext, tx: Tx, was: Appointment, row: Appointment): Promise<void> {
  if (row.undoUntil !== null) return;
  // What one call does to several of a series is told once.
  const { endedKey: key } = row;
  const isSeries = row.seriesId !== null && row.version === 1;
  const isTogether = row.seriesId !== null && was.undoUntil !== null && key !== null;
  const data = { id: row.id, ...(isSeries ? { series: true } : {}), ...(isTogether ? { key } : {}) };
  const step = isSeries ? `${row.seriesId}:booked` : isTogether ? `${row.seriesId}:cancelled:${key}` : `${row.id}:${row.version}`;
  const toClients = async (kind: string): Promise<void> => {
    for (const user of await whoIsTold(ctx, row.id, tx)) await ctx.notify(kind, { to: { portalUserId: user.id }, data, key: step }, tx);
  };
  const toStaff = async (kind: string): Promise<void> => {
    for (const staffId of [row.staffId, ...(row.secondStaffId === null ? [] : [row.secondStaffId])]) await ctx.notify(kind, { to: { staffId }, data, key: step }, tx);
  };
  const facts = (await factsOf(ctx, [row], tx))[0];
  if (!facts) return;
  const isNew = was.state === row.state && was.version === 0;
  const stood = !isNew && standing.includes(was.state);

  if (was.state === "requested" && !isNew && freeing.includes(row.state)) await ctx.events.publish(timeFreed, { staffId: row.staffId, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt) }, tx);
  if (row.state === "requested" && (isNew || was.state !== "requested")) {
    await ctx.events.publish(appointmentRequested, { ...facts, expiresAt: iso(row.expiresAt ?? row.startsAt) }, tx);
    await postAppointment(ctx, tx, row);
    await toStaff(requestedNotification.kind);
  } else if (row.state === "booked" && !stood && was.undoUntil === null) {
    await ctx.events.publish(appointmentBooked, facts, tx);
    // The later ones of a series come into the conversation with their reminder.
    if (row.seriesId === null || row.startsAt - ctx.now() < soonMs) await postAppointment(ctx, tx, row);
    await toClients(was.state === "requested" && !isNew ? answeredNotification.kind : bookedNotification.kind);
    if (was.state === "proposed" || (row.bySide === "portal" && (isNew || was.state !== "requested"))) await toStaff(bookedNotification.kind);
  } else if (row.state === "declined") {
    await toClients(answeredNotification.kind);
  } else if (row.state === "expired") {
    await toClients(endedNotification.kind);
    await toStaff(endedNotification.kind);
  } else if ((cancelled.includes(row.state) && was.undoUntil !== null) || (stood && (row.state === "released" || row.state === "rescheduled"))) {
    const by = row.state === "practice-cancelled" ? "staff" : "portal";
    await ctx.events.publish(appointmentCancelled, { ...facts, by, late: row.state === "late-cancelled", replacedBy: row.state === "rescheduled" ? await replacementOf(ctx, tx, row) : null }, tx);
    if (!cancelled.includes(row.state)) return;
    await toClients(cancelledNotification.kind);
    if (by === "portal") await toStaff(cancelledNotification.kind);
  } else if ((row.state === "completed" || row.state === "no-show") && was.state !== row.state) {
    await ctx.events.publish(appointmentCompleted, { ...(await billedFactsOfOne(ctx, row, facts.clientIds, tx)), status: row.state }, tx);
  }
}
