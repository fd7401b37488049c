import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { asSeen } from "../acts/as-seen.ts";
import { clientsOf } from "../appointment-facts.ts";
import { placeNames } from "../cards/places-and-people.ts";
import { billedFacts, exampleBilled, billedFactsOf } from "../billed-facts.ts";
import { maySeeAppointments } from "../may-see-appointments.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";

const facts = billedFacts.extend({ locationName: z.string() });

/** Appointments by their ids, with what the place is called (empty without one); what is absent, or not for the asker to see, is left out. A portal user is told of no other client of a group, and each side of a cancellation of the other only once it cannot be taken back. */
export const appointmentCapability = capability({
  version: 1,
  input: z.object({ ids: z.array(z.string()).max(200) }),
  output: z.object({ appointments: z.array(facts) }),
  example: { input: { ids: [exampleBilled.appointmentId] }, output: { appointments: [{ ...exampleBilled, locationName: "" }] } },
  async run(ctx, { ids }) {
    const rows = ids.length === 0 ? [] : (await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, id: ids } })).map((row) => {
      const plain = plainAppointment(row);
      return ctx.viewer ? asSeen(plain, ctx.viewer.kind) : plain;
    });
    const clients = await clientsOf(ctx, rows.map((row) => row.id));
    const all = [...new Set([...clients.values()].flat())];
    const seen = new Set((await Promise.all(all.map(async (id) => ((await maySeeAppointments(ctx, id)) ? [id] : [])))).flat());
    const told = rows.map((row) => ({ row, clientIds: (clients.get(row.id) ?? []).filter((id) => seen.has(id)) })).filter(({ clientIds }) => clientIds.length > 0);
    const [billed, places] = await Promise.all([billedFactsOf(ctx, told), placeNames(ctx, told.map(({ row }) => row.locationId))]);
    return { appointments: billed.map((one) => ({ ...one, locationName: places.get(one.place.locationId ?? "") ?? "" })) };
  },
});
