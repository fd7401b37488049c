import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { findWait } from "../waitlist/load-waits.ts";
import { leaveWaitlist } from "../waitlist/leave-waitlist.ts";
import { viewerProcedure } from "../trpc.ts";

/** Leaves the waitlist; staff take a client off it. What was offered goes to the next. */
export const withdrawEarlier = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id } }) =>
    plugin.transaction(async (tx) => {
      if (viewer.kind === "staff" && !plugin.holds("scheduling.manage")) throw notFound("this place on the waitlist");
      await leaveWaitlist(plugin, tx, await findWait(plugin, viewer, id, tx));
      return { id };
    }),
  );
