import { z } from "zod";
import { idInput, invalid } from "@anteroom/core/server";
import { noteInput, optionalId, placeInput, startInput } from "../acts/appointment-input.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { orNearest } from "../acts/nearest-slots.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { staffTime } from "../acts/staff-time.ts";
import { otherProfessional } from "../groups/other-professional.ts";
import { joinGroup } from "../groups/join-group.ts";
import { loadGroup } from "../groups/load-group.ts";
import { staffProcedure } from "../trpc.ts";

/**
 * Staff book for a client, or for several who come together (`clientIds`): a service with several seats makes a group, in which each has an
 * appointment of their own. Hours and notice do not bind staff; other appointments do. @throws TakenError with the nearest times
 */
export const bookFor = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ key: idInput(), clientIds: z.array(idInput("Choose a client.")).min(1, "Choose a client.").max(50), serviceId: idInput("Choose a service."), staffId: idInput("Choose a professional."), startsAt: startInput, secondStaffId: optionalId("Choose a colleague."), ...placeInput, staffNote: noteInput, eachPays: z.boolean().default(true), namesShown: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { key, startsAt, staffId, place, staffNote, eachPays, namesShown } = input;
    const clientIds = [...new Set(input.clientIds)];
    for (const id of clientIds) await plugin.people.clientFor(viewer, id);
    const { service, zone, locationId, wanted } = await staffTime(plugin, input, clientIds[0] ?? null);
    if (clientIds.length > Math.max(1, service.seats)) throw invalid({ clientIds: `${service.name} has ${service.seats === 1 ? "one seat" : `${service.seats} seats`}.` });
    const secondStaffId = await otherProfessional(plugin, input.secondStaffId, staffId);
    return orNearest(plugin, wanted, startsAt, () =>
      plugin.transaction((tx) =>
        plugin.once(`book-for:${key}`, tx, async () => {
          const row = await makeAppointment(plugin, tx, { id: key, first: "booked", service, staffId, secondStaffId, clientId: clientIds[0] ?? null, portalUserId: null, startsAt, place, locationId, zone, by: { side: "staff", id: viewer.staffId }, staffNote, terms: { eachPays, namesShown } });
          const words = `${viewer.name} booked ${service.name}, ${whenOf(plugin, row)}.`;
          await sayLine(plugin, tx, row, `book:${key}`, { forPortal: words, forStaff: words });
          await plugin.audit("booked", { subject: key, ...(clientIds[0] ? { clientId: clientIds[0] } : {}) }, tx);
          const group = row.groupId === null ? null : await loadGroup(plugin, row.groupId, tx);
          if (group) for (const clientId of clientIds.slice(1)) await joinGroup(plugin, tx, viewer, { group, parts: [row] }, clientId);
          return { id: key, state: row.state, groupId: row.groupId };
        }),
      ),
    );
  });
