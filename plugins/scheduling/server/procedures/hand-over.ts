import { z } from "zod";
import { pageCursor } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { placesAndPeople } from "../cards/places-and-people.ts";
import { appointmentsToHandOver } from "../hand-over/appointments-to-hand-over.ts";
import { staffProcedure } from "../trpc.ts";

/** Appointments to come whose professional is one no more, of clients whom the viewer may see, the soonest first. */
export const handOver = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ after: pageCursor }).default({}))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const { rows, next } = await appointmentsToHandOver(plugin, { after });
    const [clients, { names: professionals }] = await Promise.all([plugin.people.clientNames(viewer, rows.flatMap(({ clientId }) => clientId ?? [])), placesAndPeople(plugin, rows)]);
    return {
      lines: rows.filter(({ clientId }) => clientId !== null && clients.has(clientId)).map((row) => ({
        id: row.id, client: clients.get(row.clientId ?? "") ?? "", service: row.serviceName, professional: professionals.get(row.staffId) ?? "", startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place, state: row.state,
      })),
      next,
    };
  });
