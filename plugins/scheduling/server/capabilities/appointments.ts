import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { clientsOf } from "../appointment-facts.ts";
import { billedFacts, exampleBilled, billedFactsOf } from "../billed-facts.ts";
import { listOfClient } from "../list-of-client.ts";
import { checkSeesAppointments } from "../may-see-appointments.ts";
import { appointmentStates } from "../rows/appointments.ts";

const lasting = appointmentStates.filter((state) => state !== "held" && state !== "released");
const instant = z.iso.datetime();

/** A client's appointments with a start from `from` to before `to`, by time, a page at a time; only those in `statuses` when it is given, else all but times that were only held for a moment. */
export const appointmentsCapability = capability({
  version: 1,
  input: z.object({
    clientId: z.string(),
    from: instant.optional(),
    to: instant.optional(),
    statuses: z.array(z.enum(appointmentStates)).optional(),
    newestFirst: z.boolean().default(false),
    after: z.string().max(400).optional(),
    size: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ appointments: z.array(billedFacts), next: z.string().nullable() }),
  example: {
    input: { clientId: "01JD0000000000000000000001", from: "2026-11-01T00:00:00.000Z", to: "2026-12-01T00:00:00.000Z", statuses: ["completed" as const], newestFirst: false, size: 50 },
    output: { appointments: [exampleBilled], next: null },
  },
  async run(ctx, { clientId, from, to, statuses, newestFirst, after, size }) {
    await checkSeesAppointments(ctx, clientId);
    const { rows, next } = await listOfClient(ctx, { clientId, from: from === undefined ? undefined : Date.parse(from), to: to === undefined ? undefined : Date.parse(to), states: statuses ?? lasting, order: newestFirst ? "DESC" : "ASC", after, size });
    const clients = await clientsOf(ctx, rows.map((row) => row.id));
    return { appointments: await billedFactsOf(ctx, rows.map((row) => ({ row, clientIds: clients.get(row.id) ?? [] }))), next };
  },
});
