import { z } from "zod";
import { idInput, stale } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { reasonInput } from "../acts/appointment-input.ts";
import { cancelAppointment, endedFor } from "../acts/cancel-appointment.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { staffProcedure } from "../trpc.ts";

/**
 * Staff cancel: for the practice (no fee), or `forClient` when the client called, which is late when it is. The reason is shown to the
 * client. It can be taken back until `undoUntil`.
 */
export const cancelFor = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), version: z.number().int().optional(), forClient: z.boolean().default(false), reason: reasonInput }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, version, forClient, reason } }) =>
    plugin.transaction((tx) =>
      plugin.once(`cancel-for:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        if (version !== undefined && version !== row.version) throw stale("This appointment");
        const after = await cancelAppointment(plugin, tx, row, { by: endedFor(row, forClient, plugin.now()), side: "staff", reason });
        await plugin.audit("cancelled", { subject: id, ...(row.clientId ? { clientId: row.clientId } : {}), detail: { forClient } }, tx);
        return { state: after.state, undoUntil: after.undoUntil === null ? null : iso(after.undoUntil) };
      }),
    ),
  );
