import { notFound } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { findService, professionalsOf, serviceOf } from "../find-service.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { Service } from "../rows/services.ts";
import type { AskedTime } from "./hold-facts.ts";
import type { Wanted } from "./nearest-slots.ts";
import { zoneOfPlace } from "./zone-of-place.ts";

/** What staff can book: any time that is free, also outside hours, which they know best; `moving` is what goes there, and keeps a service and a place that are archived meanwhile. @throws AppError `NOT_FOUND` */
export async function staffTime(ctx: PluginContext, asked: AskedTime, clientId: string | null, moving?: Appointment): Promise<{ service: Service; zone: string; locationId: string | null; wanted: Wanted }> {
  const service = moving ? await serviceOf(ctx, moving) : await findService(ctx, asked.serviceId);
  const professional = (await professionalsOf(ctx, service)).find((one) => one.id === asked.staffId);
  if (!professional) throw notFound("this professional");
  const { zone, locationId } = await zoneOfPlace(ctx, service, asked.place, asked.locationId, professional, moving?.locationId);
  return { service, zone, locationId, wanted: { service, professionals: [professional], place: asked.place, locationId, clientId, ignoring: moving?.id, forStaff: true } };
}
