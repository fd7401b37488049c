import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { undoCancel as takeBack } from "../acts/undo-cancel.ts";
import { viewerProcedure } from "../trpc.ts";

/** Takes a cancellation back within its three minutes: the time is still theirs, and nothing of it is counted. */
export const undoCancel = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`undo:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        const after = await takeBack(plugin, tx, viewer, row);
        return { state: after.state };
      }),
    ),
  );
