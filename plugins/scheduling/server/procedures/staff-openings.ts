import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { optionalId, placeInput } from "../acts/appointment-input.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { findService, professionalsOf, serviceOf } from "../find-service.ts";
import { loadSlots } from "../slots/load-slots.ts";
import { staffProcedure } from "../trpc.ts";

const instant = z.iso.datetime().transform((text) => Date.parse(text));
const longest = 62 * 86_400_000;
const most = 500;

/** What is free from `from` to before `to` (62 days at most), for staff: short notice and far ahead count too. At most 500, the earliest first; `next` is where more begin. */
export const staffOpenings = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ serviceId: idInput("Choose a service."), staffIds: z.array(idInput()).max(100).default([]), clientId: optionalId(), ...placeInput, from: instant, to: instant, moving: optionalId() }).refine(({ from, to }) => from < to && to - from <= longest, { message: "Choose 62 days at most.", path: ["to"] }))
  .query(async ({ ctx: { plugin, viewer }, input: { serviceId, staffIds, clientId, place, locationId, from, to, moving } }) => {
    // What is moved keeps a service that was archived meanwhile.
    const service = moving === null ? await findService(plugin, serviceId) : await serviceOf(plugin, await findAppointment(plugin, viewer, moving));
    if (clientId !== null) await plugin.people.clientFor(viewer, clientId);
    const professionals = (await professionalsOf(plugin, service)).filter((one) => staffIds.length === 0 || staffIds.includes(one.id));
    const slots = await loadSlots(plugin, { service, professionals, place, locationId, clientId, ignoring: moving ?? undefined, within: { from, to }, forStaff: true });
    return {
      slots: slots.slice(0, most).map((slot) => ({ startsAt: iso(slot.startsAt), endsAt: iso(slot.endsAt), staffId: slot.staffId })),
      next: slots[most] ? iso(slots[most].startsAt) : null,
      professionals: professionals.map(({ id, name, timeZone }) => ({ id, name, zone: timeZone })),
    };
  });
