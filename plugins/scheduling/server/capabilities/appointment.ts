import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { clientsOf } from "../appointment-facts.ts";
import { billedFacts, exampleBilled, billedFactsOf } from "../billed-facts.ts";
import { maySeeAppointments } from "../may-see-appointments.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";

/** Appointments by their ids; what is absent, or not for the asker to see, is left out. A portal user is told of no other client of a group. */
export const appointmentCapability = capability({
  version: 1,
  input: z.object({ ids: z.array(z.string()).max(200) }),
  output: z.object({ appointments: z.array(billedFacts) }),
  example: { input: { ids: [exampleBilled.appointmentId] }, output: { appointments: [exampleBilled] } },
  async run(ctx, { ids }) {
    const rows = ids.length === 0 ? [] : (await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, id: ids } })).map(plainAppointment);
    const clients = await clientsOf(ctx, rows.map((row) => row.id));
    const all = [...new Set([...clients.values()].flat())];
    const seen = new Set((await Promise.all(all.map(async (id) => ((await maySeeAppointments(ctx, id)) ? [id] : [])))).flat());
    const told = rows.map((row) => ({ row, clientIds: (clients.get(row.id) ?? []).filter((id) => seen.has(id)) })).filter(({ clientIds }) => clientIds.length > 0);
    return { appointments: await billedFactsOf(ctx, told) };
  },
});
