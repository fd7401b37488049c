import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { clientsOf } from "../appointment-facts.ts";
import { claimRest } from "../claims/claim-appointment.ts";
import { askWhenAccepted } from "../pay-at-booking/ask-when-accepted.ts";
import { appointments, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { planOf } from "../workflow/plan-of.ts";
import { moveOn } from "./move-on.ts";
import { proposeMovedFee } from "./propose-moved-fee.ts";
import { whenOf } from "./say-line.ts";
import type { Line } from "./say-line.ts";

/** Ends the appointment that a new one takes the place of, where there is one that still stands; what was paid for it counts for the new one. */
export async function endReplaced(ctx: PluginContext, tx: Tx, row: Appointment): Promise<void> {
  const old = row.replacesId === null ? null : await loadAppointment(ctx, row.replacesId, tx);
  if (!old || (old.state !== "booked" && old.state !== "confirmed")) return;
  const { payAsk, payMinor, payState } = old;
  if (payAsk !== "none") await ctx.model(appointments).update({ payAsk, payMinor, payState }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  // A fee of the old one that still waits goes along; one that was decided stays where it is charged.
  await proposeMovedFee(ctx, tx, row, row.movedFeeMinor || (old.movedFeeState === "proposed" ? old.movedFeeMinor : 0));
  if (old.movedFeeState === "proposed") await ctx.model(appointments).update({ movedFeeMinor: 0, movedFeeState: "none" }, { where: { practiceId: ctx.practiceId, id: old.id }, transaction: tx.sequelize });
  await moveOn(ctx, tx, old, { type: "replace" });
}

/** Accepts what was asked for: it is booked, and what it replaces is given back, up to what it needs of that time itself. @throws AppError `CONFLICT` with how it stands */
export async function acceptRequest(ctx: PluginContext, tx: Tx, viewer: Viewer, row: Appointment): Promise<{ row: Appointment; line: Line }> {
  if (row.replacesId !== null && row.state === "requested") {
    const old = await loadAppointment(ctx, row.replacesId, tx);
    if (!old || old.undoUntil !== null || !standing.includes(old.state)) throw new AppError("CONFLICT", "The appointment that this would move does not stand any more.", { reason: "ended" });
  }
  const due = await askWhenAccepted(ctx, tx, row);
  const booked = await moveOn(ctx, tx, row, { type: "book", plan: await planOf(ctx, row) });
  await endReplaced(ctx, tx, booked);
  if (booked.replacesId !== null) await claimRest(ctx, tx, booked, (await clientsOf(ctx, [booked.id], tx)).get(booked.id) ?? []);
  await ctx.audit("accepted", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
  const what = `${row.serviceName}, ${whenOf(ctx, row)}`;
  return { row: booked, line: { forPortal: `${viewer.name} accepted: ${what}.${due ? ` ${due} is still to be paid: open the appointment.` : ""}`, forStaff: `${viewer.name} accepted: ${what}.${due ? ` ${due} is asked for.` : ""}` } };
}
