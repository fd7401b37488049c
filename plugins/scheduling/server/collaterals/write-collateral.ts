import type { PluginContext, Tx } from "@anteroom/core/server";
import { writeCalendar } from "../ics/write-calendar.ts";
import type { Appointment } from "../rows/appointments.ts";
import { collaterals, openCollateral } from "../rows/collaterals.ts";
import type { Collateral } from "../rows/collaterals.ts";

export const collateralPath = (ctx: PluginContext, secret: string): string => `/open/${ctx.practiceId}/scheduling/invited/${secret}`;

/** Writes to somebody who is invited. Their calendar knows the appointment by their own invitation, so that it follows them to whatever takes its place. */
export async function writeCollateral(ctx: PluginContext, tx: Tx, row: Collateral, appointment: Appointment, about: "invited" | "changed" | "ended"): Promise<void> {
  const { name, email, secret } = openCollateral(ctx, row);
  const sequence = about === "invited" ? row.sequence : row.sequence + 1;
  if (sequence !== row.sequence) await ctx.model(collaterals).update({ sequence }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  const path = collateralPath(ctx, secret);
  const method = about === "ended" ? "CANCEL" : "REQUEST";
  const event = { uid: `${row.id.toLowerCase()}@anteroom`, sequence, startsAt: appointment.startsAt, endsAt: appointment.endsAt, stamp: ctx.now(), title: "Appointment", url: ctx.addressOf(path), status: about === "ended" ? ("CANCELLED" as const) : ("CONFIRMED" as const), attendee: email, isAsked: true };
  await ctx.guests.write({ about, to: { name, address: email }, path, key: `collateral:${row.id}:${sequence}:${about}`, calendar: (organizer) => ({ method, text: writeCalendar({ method, events: [{ ...event, organizer }] }) }) }, tx);
}
