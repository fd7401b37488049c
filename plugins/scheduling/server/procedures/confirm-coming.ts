import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { confirmComing as confirmIt } from "../acts/confirm-coming.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { portalProcedure } from "../trpc.ts";

/** The client says that they come. */
export const confirmComing = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`confirm:${id}:${key}`, tx, async () => {
        const row = await findAppointment(plugin, viewer, id, tx);
        const after = await confirmIt(plugin, tx, row);
        return { state: after.state };
      }),
    ),
  );
