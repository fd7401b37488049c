import { z } from "zod";
import { idInput, notFound, wallTime, writeDate } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { isKnown, modeFor } from "../acts/mode-for.ts";
import { optionalId, placeInput } from "../acts/appointment-input.ts";
import { zoneOfPlace } from "../acts/zone-of-place.ts";
import { findService, professionalsFor } from "../find-service.ts";
import { openDays } from "../slots/open-days.ts";
import { portalProcedure } from "../trpc.ts";

/**
 * The next three days with openings from a day on, in the viewer's zone: `days[].slots` are starts with their professional. `next` is the
 * day to ask from for more, null when the horizon is reached; `zone` is the one of the place, to tell beside the viewer's.
 */
export const openings = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ serviceId: idInput("Choose what it is for."), staffId: optionalId("Choose a professional."), ...placeInput, from: z.string().default(""), moving: optionalId() }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const service = await findService(plugin, input.serviceId);
    if (input.moving !== null) await findAppointment(plugin, viewer, input.moving);
    const mode = modeFor(service, await isKnown(plugin, viewer.clientId, input.moving));
    const may = (await plugin.setting<boolean>("clientsBook", { clientId: viewer.clientId })) && mode !== "off";
    const professionals = may ? (await professionalsFor(plugin, service, viewer.clientId)).filter((one) => input.staffId === null || one.id === input.staffId) : [];
    const [first] = professionals;
    if (!first) throw notFound("this service");
    const { zone, locationId } = await zoneOfPlace(plugin, service, input.place, input.locationId, first);
    const now = plugin.now();
    const today = wallTime(now, viewer.timeZone);
    const { days, next } = await openDays(plugin, { service, professionals, place: input.place, locationId, clientId: viewer.clientId, ignoring: input.moving ?? undefined }, { zone: viewer.timeZone, from: input.from });
    return {
      mode, zone,
      today: writeDate(today),
      days: days.map(({ day, slots }) => ({ day, slots: slots.map((slot) => ({ startsAt: iso(slot.startsAt), endsAt: iso(slot.endsAt), staffId: slot.staffId })) })),
      next,
      professionals: professionals.map(({ id, name, title }) => ({ id, name, title })),
    };
  });
