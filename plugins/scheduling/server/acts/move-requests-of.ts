import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

/** Requests to move an appointment that wait for an answer. */
export async function moveRequestsOf(ctx: PluginContext, id: string, tx?: Tx): Promise<Appointment[]> {
  const rows = await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, state: "requested", replacesId: id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return rows.map(plainAppointment);
}
