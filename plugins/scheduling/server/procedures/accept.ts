import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { acceptRequest } from "../acts/accept-request.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { sayLine } from "../acts/say-line.ts";
import { staffProcedure } from "../trpc.ts";

/** Accepts a request. */
export const accept = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`accept:${id}:${key}`, tx, async () => {
        const { row, line } = await acceptRequest(plugin, tx, viewer, await findAppointment(plugin, viewer, id, tx));
        await sayLine(plugin, tx, row, `accept:${id}`, line);
        return { state: row.state };
      }),
    ),
  );
