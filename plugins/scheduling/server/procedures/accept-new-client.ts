import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { acceptBooking } from "../public/answer-booking.ts";
import { staffProcedure } from "../trpc.ts";

/** Accepts somebody who asked for a first appointment: they are a client from now on, with a portal where `invite` is set. */
export const acceptNewClient = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), invite: z.boolean().default(false) }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, invite } }) =>
    plugin.transaction((tx) =>
      plugin.once(`accept-new:${id}:${key}`, tx, async () => {
        await acceptBooking(plugin, tx, viewer, id, invite);
        return { state: "accepted" as const };
      }),
    ),
  );
