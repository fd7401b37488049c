import type { PluginContext } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { loadAppointment } from "./load-appointment.ts";

/** What one notice tells of besides the appointment that it names: its whole series, or what one call moved or cancelled with it. */
export type Together = { series: true } | { movedKey: string } | { endedKey: string };

/** The appointments that a notice tells of, by time; those of one client alone. None where the one that it names is gone. */
export async function toldOf(ctx: PluginContext, id: string, together?: Together): Promise<Appointment[]> {
  const named = await loadAppointment(ctx, id);
  if (!named || !together) return named ? [named] : [];
  const { practiceId } = ctx;
  const { clientId, seriesId } = named;
  const where = "series" in together ? { seriesId } : together;
  return (await ctx.model(appointments).findAll({ where: { practiceId, clientId, ...where }, order: [["startsAt", "ASC"], ["id", "ASC"]] })).map(plainAppointment);
}
