import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** An appointment that stood will not take place. It comes when the few minutes are over in which a cancellation can be taken back. */
export const appointmentCancelled = defineEvent({
  name: "scheduling.appointment-cancelled",
  version: 1,
  schema: appointmentFacts.extend({ by: z.enum(["portal", "staff"]), late: z.boolean(), /** The appointment that it was moved to, where that is another one. */ replacedBy: z.string().nullable() }),
  example: { ...exampleFacts, status: "late-cancelled" as const, by: "portal" as const, late: true, replacedBy: null },
});
