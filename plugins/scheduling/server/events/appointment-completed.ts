import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import { billedFacts, exampleBilled } from "../billed-facts.ts";

/** An appointment is over: it took place, or the client did not come (`no-show`). It comes again when staff correct which; the last one counts. */
export const appointmentCompleted = defineEvent({
  name: "scheduling.appointment-completed",
  version: 1,
  schema: billedFacts.extend({ status: z.enum(["completed", "no-show"]) }),
  example: { ...exampleBilled, status: "completed" as const },
});
