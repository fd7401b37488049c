import { Op } from "sequelize";
import type { PluginContext } from "@anteroom/core/server";
import { appointments, standing } from "../rows/appointments.ts";
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

/** The service of a first visit that is still to come, of a client who has no other appointment here: for moving that visit they are as new as when they booked it. */
export async function firstVisitOf(ctx: PluginContext, clientId: string): Promise<string | null> {
  const [first, other] = await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, clientId, state: stood }, attributes: ["id", "serviceId", "state", "startsAt"], limit: 2 });
  const visit = other ? undefined : first?.get();
  return visit && standing.includes(visit.state) && Number(visit.startsAt) > ctx.now() ? visit.serviceId : null;
}

/** The same for who waits for an earlier time, which may be for the first visit that they have. */
export async function waitModeFor(ctx: PluginContext, service: Service, clientId: string, moves: boolean): Promise<Mode> {
  const mode = modeFor(service, await isKnown(ctx, clientId));
  return mode === "off" && moves && (await firstVisitOf(ctx, clientId)) === service.id ? modeFor(service, false) : mode;
}
