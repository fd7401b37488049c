import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

/** One appointment of the practice, whoever asks; locked when a transaction is given. */
export async function loadAppointment(ctx: PluginContext, id: string, tx?: Tx): Promise<Appointment | null> {
  const found = await ctx.model(appointments).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return found && plainAppointment(found);
}
