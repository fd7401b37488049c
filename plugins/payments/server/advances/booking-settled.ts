import { defineEvent } from "@anteroom/core/server";
import { z } from "zod";

/** What was asked for a booking is done: a card is on file, or the money has arrived. */
export const bookingSettled = defineEvent({ name: "payments.booking-settled", version: 1, schema: z.object({ bookingId: z.string() }), example: { bookingId: "01JD0000000000000000000000" } });
