import { z } from "zod";
import { addDays, idInput, instantOf, notFound, readDate, wallTime, writeDate } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { isKnown, modeFor } from "../acts/mode-for.ts";
import { optionalId, placeInput } from "../acts/appointment-input.ts";
import { zoneOfPlace } from "../acts/zone-of-place.ts";
import { findService, professionalsFor } from "../find-service.ts";
import { loadSlots } from "../slots/load-slots.ts";
import { portalProcedure } from "../trpc.ts";

const dayMs = 86_400_000;
const windowDays = 14;
const shownDays = 3;

/**
 * The next three days with openings from a day on, in the viewer's zone: `days[].slots` are starts with their professional. `next` is the
 * day to ask from for more, null when the horizon is reached; `zone` is the one of the place, to tell beside the viewer's.
 */
export const openings = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ serviceId: idInput("Choose what it is for."), staffId: optionalId("Choose a professional."), ...placeInput, from: z.string().default(""), moving: optionalId() }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const service = await findService(plugin, input.serviceId);
    const mode = modeFor(service, await isKnown(plugin, viewer.clientId));
    const may = (await plugin.setting<boolean>("clientsBook", { clientId: viewer.clientId })) && mode !== "off";
    const professionals = may ? (await professionalsFor(plugin, service, viewer.clientId)).filter((one) => input.staffId === null || one.id === input.staffId) : [];
    const [first] = professionals;
    if (!first) throw notFound("this service");
    const { zone, locationId } = await zoneOfPlace(plugin, service, input.place, input.locationId, first);
    const now = plugin.now();
    const horizon = now + (await plugin.setting<number>("horizonDays")) * dayMs;
    const today = wallTime(now, viewer.timeZone);
    const asked = readDate(input.from);
    let at = Math.max(now, asked ? instantOf(asked, 0, viewer.timeZone) : now);
    const days = new Map<string, { startsAt: string; endsAt: string; staffId: string }[]>();
    // Stretches of two weeks until there is enough to show: a full calendar costs a few questions, an open one costs one.
    while (days.size <= shownDays && at <= horizon) {
      const end = instantOf(addDays(wallTime(at, viewer.timeZone), windowDays), 0, viewer.timeZone);
      for (const slot of await loadSlots(plugin, { service, professionals, place: input.place, locationId, clientId: viewer.clientId, ignoring: input.moving ?? undefined, within: { from: at, to: end } })) {
        const day = writeDate(wallTime(slot.startsAt, viewer.timeZone));
        days.set(day, [...(days.get(day) ?? []), { startsAt: iso(slot.startsAt), endsAt: iso(slot.endsAt), staffId: slot.staffId }]);
      }
      at = end;
    }
    const all = [...days];
    return {
      mode, zone,
      today: writeDate(today),
      days: all.slice(0, shownDays).map(([day, slots]) => ({ day, slots })),
      next: all[shownDays]?.[0] ?? null,
      professionals: professionals.map(({ id, name, title }) => ({ id, name, title })),
    };
  });
