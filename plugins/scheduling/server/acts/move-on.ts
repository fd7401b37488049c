import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { appointmentWorkflow } from "../workflow/appointment-workflow.ts";
import type { AppointmentEvent } from "../workflow/appointment-events.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";

const stands: Record<AppointmentState, string> = {
  held: "This time is only held for the moment.",
  requested: "This was asked for and waits for an answer.",
  proposed: "This time waits to be chosen.",
  booked: "This appointment is booked.",
  confirmed: "This appointment is booked and confirmed.",
  cancelled: "This appointment was cancelled.",
  "late-cancelled": "This appointment was cancelled.",
  "practice-cancelled": "The practice cancelled this appointment.",
  declined: "The practice could not take this appointment.",
  expired: "This request ran out before it was answered.",
  released: "This time is not held any more.",
  rescheduled: "This appointment was moved to another time.",
  completed: "This appointment has taken place.",
  "no-show": "This appointment is marked as missed.",
};

/** Moves an appointment on by one event, in the caller's transaction, and answers it as it is then. @throws AppError `CONFLICT` with how it stands when the event comes too late. */
export async function moveOn(ctx: PluginContext, tx: Tx, row: Appointment, event: AppointmentEvent): Promise<Appointment> {
  const before = await ctx.workflows.state(appointmentWorkflow, row.id, tx);
  if (!before?.can(event)) throw new AppError("CONFLICT", event.type === "undo" ? "It is too late to take this back." : stands[row.state], { reason: row.state });
  const after = await ctx.workflows.send(appointmentWorkflow, row.id, event, tx);
  const now = await loadAppointment(ctx, row.id, tx);
  // Whoever came second at the same moment finds it moved by the first.
  if (after.version === before.version || !now) throw new AppError("CONFLICT", stands[now?.state ?? row.state], { reason: now?.state ?? row.state });
  return now;
}
