import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { moneyInput } from "../acts/step-input.ts";
import { decideFee as decide } from "../acts/decide-fee.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { staffProcedure } from "../trpc.ts";

/** Confirms the fee for a late cancellation or a missed appointment (`ended`), or for a late move (`moved`), at most what was agreed, or waives it. */
export const decideFee = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), of: z.enum(["moved", "ended"]).default("ended"), charge: z.boolean(), feeMinor: moneyInput.optional() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, of, charge, feeMinor } }) =>
    plugin.transaction((tx) =>
      plugin.once(`fee:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        return decide(plugin, tx, row, { of, charge, feeMinor });
      }),
    ),
  );
