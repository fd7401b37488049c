import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** One side said by about how many minutes it will be late; `startsAt` is the time that it was said of. */
export const runningLateSaid = defineEvent({
  name: "scheduling.running-late",
  version: 1,
  schema: appointmentFacts.pick({ appointmentId: true, clientIds: true, staffId: true, startsAt: true }).extend({ side: z.enum(["staff", "portal"]), minutes: z.number().int() }),
  example: { appointmentId: exampleFacts.appointmentId, clientIds: exampleFacts.clientIds, staffId: exampleFacts.staffId, startsAt: exampleFacts.startsAt, side: "portal" as const, minutes: 10 },
});
