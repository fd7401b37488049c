import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffMember } from "@anteroom/core/server";
import { locations } from "../rows/locations.ts";
import type { Place } from "../rows/appointments.ts";
import type { Service } from "../rows/services.ts";

const offered = (service: Service, place: Place): boolean => (place === "video" ? service.video : place === "phone" ? service.phone : service.inPerson) === 1;

/** Checks that a service takes place there (`has` is where it takes place now, and may be archived), and answers the zone in which it is told: the location's, else the professional's. @throws AppError `NOT_FOUND` */
export async function zoneOfPlace(ctx: PluginContext, service: Service, place: Place, locationId: string | null, professional: StaffMember, has?: string | null): Promise<{ zone: string; locationId: string | null }> {
  if (!offered(service, place)) throw notFound("this kind of appointment");
  if (place !== "in-person" || locationId === null) return { zone: professional.timeZone, locationId: null };
  const location = (await ctx.model(locations).findOne({ where: { practiceId: ctx.practiceId, id: locationId, ...(has === locationId ? {} : { archivedAt: null }) } }))?.get();
  if (!location) throw notFound("this place");
  return { zone: location.zone, locationId };
}
