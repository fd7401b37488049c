import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { runningLate as sayLate } from "../acts/running-late.ts";
import { viewerProcedure } from "../trpc.ts";

/** Either side says about how many minutes late it will be; the card says so to the other. */
export const runningLate = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput(), minutes: z.coerce.number({ error: "Choose how many minutes." }).int().min(1, "Choose 1 minute or more.").max(60, "Choose 60 minutes or fewer.") }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, minutes } }) =>
    plugin.transaction((tx) =>
      plugin.once(`late:${id}:${key}`, tx, async () => {
        await sayLate(plugin, tx, viewer, await findAppointment(plugin, viewer, id, tx), minutes);
        return { minutes };
      }),
    ),
  );
