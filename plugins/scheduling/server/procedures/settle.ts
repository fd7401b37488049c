import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { settledNow } from "../pay-at-booking/payments-door.ts";
import { settleBooking } from "../pay-at-booking/settle-booking.ts";
import { portalProcedure } from "../trpc.ts";

/** Somebody came back from paying or adding a card: goes on with their appointment if it is done. `onItsWay` is money that nobody knows of yet. */
export const settle = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await findAppointment(plugin, viewer, id);
    const row = await settleBooking(plugin, id);
    return { state: row?.state ?? null, onItsWay: row?.payState === "due" && (await settledNow(plugin, id)).onItsWay };
  });
