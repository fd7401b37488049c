import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** A time that somebody held to pay for it is not held any more: nobody shall pay for it now. */
export const holdLapsed = defineEvent({ name: "scheduling.hold-lapsed", version: 1, schema: z.object({ appointmentId: z.string() }), example: { appointmentId: "01JD0000000000000000000000" } });
