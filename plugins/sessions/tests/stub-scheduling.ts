import { defineManifest } from "@anteroom/core/manifest";
import { capability, defineEvent, definePlugin } from "@anteroom/core/server";
import { z } from "zod";
import { heardFacts } from "../server/appointments/heard-facts.ts";
import type { HeardFacts } from "../server/appointments/heard-facts.ts";

const example: HeardFacts = { appointmentId: "01JD0000000000000000000000", clientIds: ["01JD0000000000000000000001"], staffId: "01JD0000000000000000000002", serviceName: "Therapy session", startsAt: "2026-11-26T14:00:00.000Z", endsAt: "2026-11-26T14:50:00.000Z", zone: "America/New_York", place: { kind: "video" }, status: "booked" };
const event = (what: string) => defineEvent({ name: `scheduling.appointment-${what}`, version: 1, schema: heardFacts, example });

export const booked = event("booked");
const late = defineEvent({
  name: "scheduling.running-late", version: 1, schema: z.object({ appointmentId: z.string(), startsAt: z.string(), side: z.enum(["staff", "portal"]), minutes: z.number() }),
  example: { appointmentId: example.appointmentId, startsAt: example.startsAt, side: "portal" as const, minutes: 10 },
});

/** Scheduling as sessions knows it: its events, and answers that a test decides. */
export const stubScheduling = (answers: () => readonly HeardFacts[]) =>
  definePlugin({
    manifest: defineManifest({ id: "scheduling", name: "Scheduling", description: "Stands in for scheduling in a test." }),
    events: [booked, event("changed"), event("confirmed"), event("cancelled"), event("completed"), late],
    provides: {
      "scheduling.appointments": capability({
        version: 1,
        input: z.looseObject({ clientId: z.string() }),
        output: z.object({ appointments: z.array(heardFacts), next: z.string().nullable() }),
        example: { input: { clientId: "01JD0000000000000000000001" }, output: { appointments: [example], next: null } },
        run: async (_ctx, { clientId }) => ({ appointments: answers().filter((one) => one.clientIds.includes(clientId)), next: null }),
      }),
      "scheduling.appointment": capability({
        version: 1, input: z.object({ ids: z.array(z.string()) }), output: z.object({ appointments: z.array(heardFacts) }),
        example: { input: { ids: [] }, output: { appointments: [] } },
        run: async () => ({ appointments: [] }),
      }),
    },
  });
