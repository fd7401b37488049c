import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { moveOn } from "../acts/move-on.ts";
import { staffProcedure } from "../trpc.ts";

/** Says whether an appointment took place or the client did not come, and corrects it. Not before its start. */
export const outcome = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), came: z.boolean() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, came } }) =>
    plugin.transaction((tx) =>
      plugin.once(`outcome:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        if (plugin.now() < row.startsAt) throw new AppError("CONFLICT", "This appointment has not begun yet.");
        if (row.state === (came ? "completed" : "no-show")) return { state: row.state, feeMinor: row.feeMinor, feeState: row.feeState };
        const after = await moveOn(plugin, tx, row, { type: came ? "complete" : "missed" });
        await plugin.audit(came ? "completed" : "missed", { subject: id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
        return { state: after.state, feeMinor: after.feeMinor, feeState: after.feeState };
      }),
    ),
  );
