import type { PluginContext } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { placesAndPeople } from "../cards/places-and-people.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import { services } from "../rows/services.ts";
import type { Wait } from "../rows/waits.ts";
import { liveOffers } from "./load-waits.ts";
import { daysOf, partsOf } from "./wish.ts";

/** Places on the waitlist as pages show them, each with the time that is offered now; four questions however many there are. */
export async function waitLines(ctx: PluginContext, rows: readonly Wait[]) {
  const { practiceId } = ctx;
  const serviceIds = [...new Set(rows.map(({ serviceId }) => serviceId))];
  const [found, offers, { names, places }] = await Promise.all([
    serviceIds.length === 0 ? [] : ctx.model(services).findAll({ where: { practiceId, id: serviceIds }, attributes: ["id", "name"] }),
    liveOffers(ctx, rows.map(({ id }) => id)),
    placesAndPeople(ctx, rows.flatMap(({ staffId, locationId }) => (staffId === null ? [] : [{ staffId, locationId }]))),
  ]);
  const ids = [...offers.values()].map(({ appointmentId }) => appointmentId);
  const times = new Map((ids.length === 0 ? [] : await ctx.model(appointments).findAll({ where: { practiceId, id: ids } })).map(plainAppointment).map((row) => [row.id, row]));
  const called = new Map(found.map((row) => [row.get().id, row.get().name]));
  return rows.map((row) => {
    const offer = offers.get(row.id);
    const time = offer && times.get(offer.appointmentId);
    return {
      id: row.id, clientId: row.clientId, service: called.get(row.serviceId) ?? "Appointment", professional: row.staffId === null ? null : (names.get(row.staffId) ?? null), place: row.place, location: row.locationId === null ? null : (places.get(row.locationId) ?? null),
      days: daysOf(row), parts: partsOf(row), noticeHours: row.noticeHours, moves: row.moves === 1, first: row.priority > 0, version: row.version, since: iso(row.createdAt),
      offer: offer && time ? { id: offer.id, startsAt: iso(time.startsAt), endsAt: iso(time.endsAt), zone: time.zone, place: time.place, expiresAt: iso(offer.expiresAt), moves: time.replacesId !== null, shared: offer.sharedId !== null } : null,
    };
  });
}

export type WaitLine = Awaited<ReturnType<typeof waitLines>>[number];
