import type { PluginContext, Tx } from "@anteroom/core/server";
import { openAppointment, sealAppointment } from "../appointment-body.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { EndedBy } from "../workflow/appointment-events.ts";
import { moveOn } from "./move-on.ts";

/** Keeps why, sealed. */
export async function keepReason(ctx: PluginContext, tx: Tx, row: Appointment, reason: string): Promise<void> {
  if (reason === "") return;
  await ctx.model(appointments).update({ body: sealAppointment(ctx, row.id, { ...openAppointment(ctx, row), reason }) }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
}

/** Cancels what stands, or withdraws what was asked for. @throws AppError `CONFLICT` with how it stands */
export async function cancelAppointment(ctx: PluginContext, tx: Tx, row: Appointment, { by, reason }: { by: EndedBy; reason: string }): Promise<Appointment> {
  await keepReason(ctx, tx, row, reason);
  return moveOn(ctx, tx, row, row.state === "requested" ? { type: "withdraw" } : { type: "cancel", by });
}
