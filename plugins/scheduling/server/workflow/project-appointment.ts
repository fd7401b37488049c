import type { PluginContext, Tx } from "@anteroom/core/server";
import { releaseCells } from "../claims/claim-time.ts";
import { freeSeat } from "../groups/free-seat.ts";
import { tellLapsed } from "../pay-at-booking/tell-lapsed.ts";
import { holding } from "../slots/load-slots.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { participants } from "../rows/participants.ts";
import { undoMs } from "./appointment-events.ts";
import type { AppointmentContext, EndedBy } from "./appointment-events.ts";
import { loadAppointment } from "./load-appointment.ts";
import { tellOfStep } from "./tell-of-step.ts";

const outcome: Record<EndedBy, AppointmentState> = { portal: "cancelled", "portal-late": "late-cancelled", staff: "practice-cancelled" };
const shown: Record<string, AppointmentState> = {
  held: "held", paying: "held", lapsed: "released", requested: "requested", proposed: "proposed", booked: "booked", confirmed: "confirmed", completed: "completed", noShow: "no-show", cancelled: "cancelled", lateCancelled: "late-cancelled",
  practiceCancelled: "practice-cancelled", rescheduled: "rescheduled", declined: "declined", expired: "expired", released: "released", withdrawn: "cancelled",
};

/** What a fee becomes with a state; staff decide it. */
function feeOf(row: Appointment, state: AppointmentState, settled: boolean): Pick<Appointment, "feeMinor" | "feeState"> | Record<string, never> {
  const feeMinor = state === "late-cancelled" ? row.lateFeeMinor : state === "no-show" ? row.noShowFeeMinor : 0;
  if (feeMinor > 0 && settled && row.feeState === "none") return { feeMinor, feeState: "proposed" };
  if (feeMinor === 0 && row.feeState === "proposed") return { feeMinor: 0, feeState: "none" };
  return {};
}

/** Writes the state into the appointment, gives back its time when it ends, and tells whoever is told of this step. */
export async function projectAppointment(ctx: PluginContext, tx: Tx, id: string, { value, context }: { value: string; context: AppointmentContext }): Promise<void> {
  const was = await loadAppointment(ctx, id, tx);
  if (!was) throw new Error(`scheduling: the workflow of ${id} has no appointment`);
  const now = ctx.now();
  const undoable = value === "cancelling";
  const state = undoable ? outcome[context.endedBy] : (shown[value] ?? "released");
  const holds = undoable || holding.includes(state);
  const waits = state === "held" || state === "requested" || state === "proposed";
  const change: Partial<Appointment> = {
    state,
    // A hold keeps its end when it is stepped into again, and gets a later one to pay.
    expiresAt: waits ? (was.state === state && value !== "paying" && was.expiresAt !== null ? was.expiresAt : now + context.holdMs) : null,
    undoUntil: undoable ? now + undoMs : null,
    changedAt: now,
    // A reminder changes nothing that anybody has open.
    version: was.version === 0 || was.state !== state || (was.undoUntil !== null) !== undoable ? was.version + 1 : was.version,
    ...feeOf(was, state, !undoable),
  };
  const where = { practiceId: ctx.practiceId, id };
  await ctx.model(appointments).update(change, { where, transaction: tx.sequelize });
  await ctx.model(participants).update({ holds: holds ? 1 : 0 }, { where: { practiceId: ctx.practiceId, appointmentId: id }, transaction: tx.sequelize });
  if (!holds) await (was.groupId === null ? releaseCells(ctx, tx, id) : freeSeat(ctx, tx, was.groupId, id));
  await tellOfStep(ctx, tx, was, { ...was, ...change });
  if (was.state === "held" && was.payState === "due" && state === "released") await tellLapsed(ctx, tx, was, value === "lapsed");
  await ctx.cards.touch("scheduling.appointment", id, tx);
}
