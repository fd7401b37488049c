import { isId, isTimeZone } from "@anteroom/core/server";
import type { PluginContext, StaffMember } from "@anteroom/core/server";
import { professionalsOf } from "../find-service.ts";
import { placesOf } from "../procedures/services.ts";
import { locations } from "../rows/locations.ts";
import type { Place } from "../rows/appointments.ts";
import { plainService, services } from "../rows/services.ts";
import type { Service } from "../rows/services.ts";

const placeNames: Record<Place, string> = { video: "By video", phone: "By phone", "in-person": "In person" };

/** Somewhere that a service takes place, as one choice. */
export interface Somewhere {
  value: string;
  label: string;
  place: Place;
  locationId: string | null;
  /** The zone of the location; null where it is the professional's. */
  zone: string | null;
}

export interface Offered {
  service: Service;
  professionals: StaffMember[];
  places: Somewhere[];
}

/** Services that people who were never here can have, with one seat and somebody who gives them. */
export async function servicesForNew(ctx: PluginContext): Promise<Service[]> {
  const rows = await ctx.model(services).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null, seats: 1, modeNew: ["book", "request"] }, order: [["position", "ASC"], ["id", "ASC"]], limit: 100 });
  return rows.map(plainService);
}

/** One of them with who and where; null for what cannot be booked here. */
export async function offeredService(ctx: PluginContext, id: string | undefined): Promise<Offered | null> {
  const row = isId(id ?? "") ? await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id: id ?? "", archivedAt: null, seats: 1, modeNew: ["book", "request"] } }) : null;
  if (!row) return null;
  const service = plainService(row);
  const [professionals, all] = await Promise.all([professionalsOf(ctx, service), ctx.model(locations).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null }, order: [["name", "ASC"]], limit: 100 })]);
  const offices = all.map((one) => one.get());
  const places = placesOf(service).flatMap((place): Somewhere[] =>
    place === "in-person" && offices.length > 0
      ? offices.map(({ id: locationId, name, zone }) => ({ value: `in-person:${locationId}`, label: name, place, locationId, zone }))
      : [{ value: place, label: placeNames[place], place, locationId: null, zone: null }]);
  return professionals.length === 0 || places.length === 0 ? null : { service, professionals, places };
}

/** What was chosen on the page before, as far as it is still offered. */
export function chosenOf({ professionals, places }: Offered, asked: URLSearchParams, usualZone: string) {
  const zone = asked.get("zone") ?? "";
  const where = places.find((one) => one.value === asked.get("where")) ?? places[0];
  const professional = professionals.find((one) => one.id === asked.get("with")) ?? null;
  return { zone: isTimeZone(zone) ? zone : usualZone, where, professional };
}
