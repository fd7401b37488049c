import { z } from "zod";
import { optionalId } from "../acts/appointment-input.ts";
import type { Mode, Service } from "../rows/services.ts";
import type { Place } from "../rows/appointments.ts";
import { firstVisitOf, isKnown, modeFor } from "../acts/mode-for.ts";
import { professionalIdsOf } from "../find-service.ts";
import { locations } from "../rows/locations.ts";
import { askedOf, nothingAsked } from "../pay-at-booking/asked-of.ts";
import type { Asked } from "../pay-at-booking/asked-of.ts";
import { paymentsNow } from "../pay-at-booking/payments-door.ts";
import { plainService, services as serviceRows } from "../rows/services.ts";
import { portalProcedure } from "../trpc.ts";

/** A service as whoever books sees it. */
export interface ServiceLine extends Pick<Service, "id" | "name" | "about" | "minutes" | "priceMinor" | "currency" | "lateMinutes" | "lateFeeMinor" | "lateRule" | "noShowFeeMinor" | "formId" | "formHours"> {
  mode: Mode;
  /** What has to be done to book it. */
  pay: Asked;
  places: Place[];
  professionals: { id: string; name: string; title: string | null }[];
}

export const placesOf = (service: Service): Place[] => [...(service.video ? ["video" as const] : []), ...(service.inPerson ? ["in-person" as const] : []), ...(service.phone ? ["phone" as const] : [])];

/**
 * What the viewer can book, with whom and where, and whether they may ask for it to come again; with `moving` as for the appointment that is moved, with `earlier` also what a first visit could be moved within. `why` says why there is nothing: `off` when the practice takes no bookings online,
 * `none` when no service or professional is open to them.
 */
export const services = portalProcedure.meta({ permission: "scheduling.use" }).input(z.object({ moving: optionalId(), earlier: z.boolean().default(false) }).default({ moving: null, earlier: false })).query(async ({ ctx: { plugin, viewer }, input: { moving, earlier } }) => {
  const { practiceId } = plugin;
  const of = { clientId: viewer.clientId };
  const [all, offices, staff, client, known, books, repeats, own, firstVisit] = await Promise.all([
    plugin.model(serviceRows).findAll({ where: { practiceId, archivedAt: null, seats: 1 }, order: [["position", "ASC"], ["id", "ASC"]], limit: 100 }),
    plugin.model(locations).findAll({ where: { practiceId, archivedAt: null }, order: [["name", "ASC"]], limit: 100 }),
    plugin.people.staffWith("scheduling.manage"),
    plugin.people.client(viewer.clientId),
    isKnown(plugin, viewer.clientId, moving),
    plugin.setting<boolean>("clientsBook", of),
    plugin.setting<boolean>("clientsRepeat", of),
    plugin.setting<boolean>("ownProfessionals"),
    earlier ? firstVisitOf(plugin, viewer.clientId) : null,
  ]);
  const open = staff.filter((one) => one.roles.includes("professional") && (!own || client?.professionalIds.includes(one.id)));
  const paying = new Map(await Promise.all([...new Set(all.map((row) => row.get().currency))].map(async (currency) => [currency, (await paymentsNow(plugin, currency))?.live ?? false] as const)));
  const lines = !books ? [] : all.map(plainService).flatMap((service): ServiceLine[] => {
    const usual = modeFor(service, known);
    const mode = usual === "off" && service.id === firstVisit ? modeFor(service, false) : usual;
    const chosen = professionalIdsOf(service);
    const professionals = open.filter((one) => chosen.length === 0 || chosen.includes(one.id)).map(({ id, name, title }) => ({ id, name, title }));
    if (mode === "off" || professionals.length === 0) return [];
    const { id, name, about, minutes, priceMinor, currency, lateMinutes, lateFeeMinor, lateRule, noShowFeeMinor, formId, formHours } = service;
    return [{ id, name, about, minutes, priceMinor, currency, lateMinutes, lateFeeMinor, lateRule, noShowFeeMinor, formId, formHours, mode, pay: paying.get(currency) ? askedOf(service, known) : nothingAsked, places: placesOf(service), professionals }];
  });
  return {
    services: lines,
    locations: offices.map((row) => row.get()).map(({ id, name, address, zone, directions }) => ({ id, name, address, zone, directions })),
    mayRepeat: repeats,
    why: books ? (lines.length === 0 ? ("none" as const) : null) : ("off" as const),
  };
});
