import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { cancelPayment as stop } from "../payments/cancel-payment.ts";
import { paymentFor } from "../payments/payment-for.ts";
import { portalProcedure } from "../trpc.ts";

/** Somebody came back from the processor's page without paying: what was held back is free again. */
export const cancelPayment = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await paymentFor(plugin, viewer, id);
    await stop(plugin, id);
    return { state: (await paymentFor(plugin, viewer, id)).state };
  });
