import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { reasonInput } from "../acts/appointment-input.ts";
import { declineRequest } from "../acts/decline-request.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { sayLine } from "../acts/say-line.ts";
import { staffProcedure } from "../trpc.ts";

/** Declines a request; the reason is shown to the client. */
export const decline = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), reason: reasonInput }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, reason } }) =>
    plugin.transaction((tx) =>
      plugin.once(`decline:${id}:${key}`, tx, async () => {
        const { row, line } = await declineRequest(plugin, tx, viewer, await findAppointment(plugin, viewer, id, tx), reason);
        await sayLine(plugin, tx, row, `decline:${id}`, line);
        return { state: row.state };
      }),
    ),
  );
