import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** It is time for the next part of a run. */
export const runDue = defineEvent({ name: "payments.run-due", version: 1, schema: z.object({ runId: z.string(), step: z.number().int() }), example: { runId: "01JD0000000000000000000000", step: 0 } });
