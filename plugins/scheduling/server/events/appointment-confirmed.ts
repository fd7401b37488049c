import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** Somebody said that they come to an appointment that stands. */
export const appointmentConfirmed = defineEvent({ name: "scheduling.appointment-confirmed", version: 1, schema: appointmentFacts, example: { ...exampleFacts, status: "confirmed" } });
