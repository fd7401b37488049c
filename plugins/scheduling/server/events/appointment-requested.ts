import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts } from "../appointment-facts.ts";

/** A client asks for a time. It is held until staff answer or `expiresAt`. */
export const appointmentRequested = defineEvent({
  name: "scheduling.appointment-requested",
  version: 1,
  schema: appointmentFacts.extend({ expiresAt: z.iso.datetime() }),
  example: { ...exampleFacts, status: "requested" as const, expiresAt: "2026-11-24T14:00:00.000Z" },
});
