import { notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { findService, professionalsFor } from "../find-service.ts";
import type { Place } from "../rows/appointments.ts";
import type { Mode, Service } from "../rows/services.ts";
import { isKnown, modeFor } from "./mode-for.ts";
import type { Wanted } from "./nearest-slots.ts";
import { zoneOfPlace } from "./zone-of-place.ts";

export interface AskedTime {
  serviceId: string;
  staffId: string;
  startsAt: number;
  place: Place;
  locationId: string | null;
}

export interface BookableTime {
  service: Service;
  mode: Exclude<Mode, "off">;
  /** Whether this client has been here. */
  known: boolean;
  zone: string;
  locationId: string | null;
  wanted: Wanted;
}

/** What a portal user may book; whether the time is open is `checkOpen`'s to say. @throws AppError `NOT_FOUND` for what they cannot book */
export async function bookableTime(ctx: PluginContext, viewer: PortalViewer, asked: AskedTime, ignoring?: string): Promise<BookableTime> {
  const { clientId } = viewer;
  const service = await findService(ctx, asked.serviceId);
  const known = await isKnown(ctx, clientId, ignoring);
  const mode = modeFor(service, known);
  const professional = (await professionalsFor(ctx, service, clientId)).find((one) => one.id === asked.staffId);
  if (mode === "off" || !professional || !(await ctx.setting<boolean>("clientsBook", { clientId }))) throw notFound("this service");
  const { zone, locationId } = await zoneOfPlace(ctx, service, asked.place, asked.locationId, professional);
  const wanted: Wanted = { service, professionals: [professional], place: asked.place, locationId, clientId, ignoring };
  return { service, mode, known, zone, locationId, wanted };
}
