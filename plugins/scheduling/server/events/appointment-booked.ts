import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** An appointment stands: it was booked, or a request or a proposed time was accepted. */
export const appointmentBooked = defineEvent({ name: "scheduling.appointment-booked", version: 1, schema: appointmentFacts, example: exampleFacts });
