import { z } from "zod";
import { AppError, idInput, stale } from "@anteroom/core/server";
import { reasonInput } from "../acts/appointment-input.ts";
import { cancelAppointment } from "../acts/cancel-appointment.ts";
import { cancelTerms } from "../acts/cancel-terms.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { iso } from "../appointment-facts.ts";
import { portalProcedure } from "../trpc.ts";

/**
 * Cancels, or withdraws a request. `feeMinor` is the fee that the page stated: when it is late by now and was not before, nothing is
 * cancelled and the terms come back. Until `undoUntil` it can be taken back and nobody is told.
 */
export const cancel = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput(), version: z.number().int().optional(), feeMinor: z.number().int().min(0), reason: reasonInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, version, feeMinor, reason } }) =>
    plugin.transaction((tx) =>
      plugin.once(`cancel:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        if (version !== undefined && version !== row.version) throw stale("This appointment");
        const terms = await cancelTerms(plugin, row);
        if (terms.how === "contact") throw new AppError("CONFLICT", "It is too late to cancel this online. Call or write to your practice.", { reason: "contact" });
        if (terms.feeMinor > feeMinor) throw new AppError("CONFLICT", "Cancelling has a fee by now. Look at it and decide again.", { reason: "late", data: { feeMinor: terms.feeMinor, currency: terms.currency } });
        const after = await cancelAppointment(plugin, tx, row, { by: terms.how === "late" ? "portal-late" : "portal", side: "portal", reason });
        await plugin.audit("cancelled", { subject: id, clientId: viewer.clientId, detail: { late: terms.how === "late" } }, tx);
        return { state: after.state, undoUntil: after.undoUntil === null ? null : iso(after.undoUntil) };
      }),
    ),
  );
