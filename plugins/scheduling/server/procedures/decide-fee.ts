import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { moneyInput } from "../acts/step-input.ts";
import { decideFee as decide } from "../acts/decide-fee.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { staffProcedure } from "../trpc.ts";

/** Confirms the fee for a late cancellation or a missed appointment, at most what was agreed, or waives it. */
export const decideFee = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), charge: z.boolean(), feeMinor: moneyInput.optional() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, charge, feeMinor } }) =>
    plugin.transaction((tx) =>
      plugin.once(`fee:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        if (feeMinor !== undefined && feeMinor > row.feeMinor) throw new AppError("CONFLICT", "The fee cannot be more than was agreed to.");
        return decide(plugin, tx, row, charge, feeMinor ?? row.feeMinor);
      }),
    ),
  );
