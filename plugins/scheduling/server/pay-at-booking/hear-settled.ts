import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { settleBooking } from "./settle-booking.ts";

/** What was asked for is done, also when nobody came back from the page where it was. */
export const hearSettled = listen({
  to: "payments.booking-settled",
  version: 1,
  as: "settle-booking",
  read: z.object({ bookingId: z.string() }),
  async run(ctx, { data }) {
    await settleBooking(ctx, data.bookingId);
  },
});
