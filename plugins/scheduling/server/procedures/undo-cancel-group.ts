import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { undoCancel } from "../acts/undo-cancel.ts";
import { findGroup } from "../groups/load-group.ts";
import { staffProcedure } from "../trpc.ts";

/** Takes back, within its three minutes, that the practice cancelled a group: everybody still has their seat. */
export const undoCancelGroup = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key } }) =>
    plugin.transaction(async (tx) => {
      const { parts } = await findGroup(plugin, viewer, id, tx);
      return plugin.once(`undo-group:${id}:${key}`, tx, async () => {
        const back = parts.filter((row) => row.state === "practice-cancelled" && row.undoUntil !== null);
        if (back.length === 0) throw new AppError("CONFLICT", "It is too late to take this back.");
        for (const row of back) await undoCancel(plugin, tx, viewer, row);
        return { booked: back.length };
      });
    }),
  );
