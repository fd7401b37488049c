import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffMember } from "@anteroom/core/server";
import type { Appointment } from "./rows/appointments.ts";
import { plainService, services } from "./rows/services.ts";
import type { Service } from "./rows/services.ts";

/** A service that can be booked. @throws AppError `NOT_FOUND` for one that is archived, foreign or absent. */
export async function findService(ctx: PluginContext, id: string): Promise<Service> {
  const row = await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id, archivedAt: null } });
  if (!row) throw notFound("this service");
  return plainService(row);
}

/** What an appointment was booked as, which stays when its service is archived. @throws AppError `NOT_FOUND` */
export async function serviceOf(ctx: PluginContext, { serviceId }: Pick<Appointment, "serviceId">): Promise<Service> {
  const row = await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id: serviceId } });
  if (!row) throw notFound("this service");
  return plainService(row);
}

export const professionalIdsOf = (service: Pick<Service, "professionalIds">): string[] => JSON.parse(service.professionalIds) as string[];

/** Active professionals who offer a service, by name. */
export async function professionalsOf(ctx: PluginContext, service: Pick<Service, "professionalIds">): Promise<StaffMember[]> {
  const chosen = professionalIdsOf(service);
  const all = await ctx.people.staffWith("scheduling.manage");
  return all.filter((one) => one.roles.includes("professional") && (chosen.length === 0 || chosen.includes(one.id)));
}

/** Those of them whom this client may book online: their own, unless the practice opens all or none of theirs offers it to them. */
export async function professionalsFor(ctx: PluginContext, service: Service, clientId: string): Promise<StaffMember[]> {
  const all = await professionalsOf(ctx, service);
  if (!(await ctx.setting<boolean>("ownProfessionals"))) return all;
  const client = await ctx.people.client(clientId);
  return all.filter((one) => client?.professionalIds.includes(one.id));
}
