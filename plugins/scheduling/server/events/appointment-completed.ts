import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** An appointment is over: it took place, or the client did not come (`no-show`). It comes again when staff correct which; the last one counts. */
export const appointmentCompleted = defineEvent({
  name: "scheduling.appointment-completed",
  version: 1,
  schema: appointmentFacts.extend({ status: z.enum(["completed", "no-show"]) }),
  example: { ...exampleFacts, status: "completed" as const },
});
