import { Op } from "sequelize";
import type { PluginContext } from "@anteroom/core/server";
import { appointments } from "../rows/appointments.ts";
import type { AppointmentState } from "../rows/appointments.ts";
import type { Mode, Service } from "../rows/services.ts";

const stood: AppointmentState[] = ["booked", "confirmed", "completed", "no-show"];

/** Whether a client has or had an appointment here; one who has none is new. `moving` does not count: whoever moves their first visit is as new as when they booked it. */
export async function isKnown(ctx: PluginContext, clientId: string, moving?: string | null): Promise<boolean> {
  const other = moving ? { id: { [Op.ne]: moving } } : {};
  return (await ctx.model(appointments).findOne({ where: { practiceId: ctx.practiceId, clientId, state: stood, ...other }, attributes: ["id"] })) !== null;
}

/** How a client can have a service: at once, by request, or not online, which groups never are. */
export const modeFor = (service: Service, known: boolean): Mode => (service.seats > 1 ? "off" : known ? service.modeKnown : service.modeNew);
