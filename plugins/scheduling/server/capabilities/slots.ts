import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { checkSeesAppointments } from "../may-see-appointments.ts";
import { findService, professionalsFor, professionalsOf } from "../find-service.ts";
import { places } from "../rows/appointments.ts";
import { loadSlots } from "../slots/load-slots.ts";

const instant = z.iso.datetime();

/** What is free of a service from `from` to before `to`, at most 200, the earliest first. For a portal user it is what they may book themselves. */
export const slotsCapability = capability({
  version: 1,
  input: z.object({ serviceId: z.string(), staffIds: z.array(z.string()), clientId: z.string().nullable(), place: z.enum(places), locationId: z.string().nullable(), from: instant, to: instant }),
  output: z.object({ slots: z.array(z.object({ staffId: z.string(), startsAt: instant, endsAt: instant })) }),
  example: {
    input: { serviceId: "01JD0000000000000000000003", staffIds: [], clientId: null, place: "video" as const, locationId: null, from: "2026-11-26T00:00:00.000Z", to: "2026-12-03T00:00:00.000Z" },
    output: { slots: [{ staffId: "01JD0000000000000000000002", startsAt: "2026-11-26T14:00:00.000Z", endsAt: "2026-11-26T14:50:00.000Z" }] },
  },
  async run(ctx, { serviceId, staffIds, clientId, place, locationId, from, to }) {
    const service = await findService(ctx, serviceId);
    if (clientId !== null) await checkSeesAppointments(ctx, clientId);
    const portal = ctx.viewer?.kind === "portal" ? ctx.viewer : null;
    const all = portal ? await professionalsFor(ctx, service, portal.clientId) : await professionalsOf(ctx, service);
    const professionals = all.filter((one) => staffIds.length === 0 || staffIds.includes(one.id));
    const slots = await loadSlots(ctx, { service, professionals, place, locationId, clientId, within: { from: Date.parse(from), to: Date.parse(to) }, forStaff: portal === null });
    return { slots: slots.slice(0, 200).map((slot) => ({ staffId: slot.staffId, startsAt: iso(slot.startsAt), endsAt: iso(slot.endsAt) })) };
  },
});
