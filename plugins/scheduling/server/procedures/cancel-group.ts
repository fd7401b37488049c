import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { reasonInput } from "../acts/appointment-input.ts";
import { cancelAppointment } from "../acts/cancel-appointment.ts";
import { findGroup } from "../groups/load-group.ts";
import { standing } from "../rows/appointments.ts";
import { staffProcedure } from "../trpc.ts";

/** The practice cancels a group for everybody in it; `cancelFor` takes one person out. It can be taken back for three minutes. */
export const cancelGroup = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), reason: reasonInput }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, reason } }) =>
    plugin.transaction(async (tx) => {
      const { parts } = await findGroup(plugin, viewer, id, tx);
      return plugin.once(`cancel-group:${id}:${key}`, tx, async () => {
        const coming = parts.filter((row) => standing.includes(row.state) && row.undoUntil === null);
        if (coming.length === 0) throw new AppError("CONFLICT", "Nobody comes to this group any more.");
        for (const row of coming) await cancelAppointment(plugin, tx, row, { by: "staff", side: "staff", reason });
        await plugin.audit("cancelled", { subject: id, detail: { people: coming.length } }, tx);
        return { cancelled: coming.length };
      });
    }),
  );
