import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** A time was paid for and could not be booked any more: what was paid is to go back. */
export const bookingLost = defineEvent({ name: "scheduling.booking-lost", version: 1, schema: z.object({ appointmentId: z.string() }), example: { appointmentId: "01JD0000000000000000000000" } });
