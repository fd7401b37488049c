import { z } from "zod";
import { locations, rooms } from "../rows/locations.ts";
import { plainService, services } from "../rows/services.ts";
import { paymentsNow } from "../pay-at-booking/payments-door.ts";
import { placesOf } from "./services.ts";
import { professionalIdsOf } from "../find-service.ts";
import { staffProcedure } from "../trpc.ts";

const givable = z.object({ forms: z.array(z.object({ id: z.string(), title: z.string() })) });

/** Everything that is set up: services (archived ones too), places with their rooms, and professionals. For pages of staff that book or set up. */
export const setUp = staffProcedure.meta({ permission: "scheduling.manage" }).query(async ({ ctx: { plugin, viewer } }) => {
  const { practiceId } = plugin;
  const [all, offices, allRooms, staff, practice, forms, payments] = await Promise.all([
    plugin.model(services).findAll({ where: { practiceId }, order: [["position", "ASC"], ["id", "ASC"]], limit: 300 }),
    plugin.model(locations).findAll({ where: { practiceId }, order: [["name", "ASC"]], limit: 200 }),
    plugin.model(rooms).findAll({ where: { practiceId, archivedAt: null }, order: [["id", "ASC"]], limit: 1000 }),
    plugin.people.staffWith("scheduling.manage"),
    plugin.people.practice(),
    plugin.ask<unknown>("forms.givable", {}),
    paymentsNow(plugin),
  ]);
  const known = forms.ok ? givable.safeParse(forms.data) : null;
  const byPlace = allRooms.map((row) => row.get());
  return {
    mayChange: plugin.holds("scheduling.set-up"),
    /** The practice's forms, of which a service may ask for one; none where forms are off. */
    forms: known?.success ? known.data.forms : [],
    /** Whether a service may ask for a card or a payment at booking; null where there are no payments. */
    payments: payments && { live: payments.live },
    /** What prices are in: as the practice’s payments say, else as its newest service. */
    currency: payments?.currency ?? all.map((row) => row.get()).toSorted((a, b) => Number(b.createdAt) - Number(a.createdAt))[0]?.currency ?? "USD",
    me: viewer.staffId,
    zone: practice.timeZone,
    services: all.map(plainService).map(({ practiceId: _, professionalIds, ...row }) => ({ ...row, professionalIds: professionalIdsOf({ professionalIds }), places: placesOf({ ...row, practiceId, professionalIds }) })),
    locations: offices.map((row) => row.get()).map(({ id, name, address, directions, zone, version, archivedAt }) => ({ id, name, address, directions, zone, version: Number(version), archived: archivedAt !== null, rooms: byPlace.filter((room) => room.locationId === id).map((room) => ({ id: room.id, name: room.name })) })),
    professionals: staff.filter((one) => one.roles.includes("professional")).map(({ id, name, title, timeZone }) => ({ id, name, title, zone: timeZone })),
  };
});
