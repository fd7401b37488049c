import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { sayOutcome } from "../acts/say-outcome.ts";
import { staffProcedure } from "../trpc.ts";

/** Says whether an appointment took place or the client did not come, and corrects it. Not before its start. */
export const outcome = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), came: z.boolean() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, came } }) =>
    plugin.transaction((tx) =>
      plugin.once(`outcome:${id}:${key}`, tx, async () => {
        const after = await sayOutcome(plugin, tx, await findAppointment(plugin, viewer, id, tx), came);
        return { state: after.state, feeMinor: after.feeMinor, feeState: after.feeState };
      }),
    ),
  );
