import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { feeds } from "../rows/feeds.ts";
import { viewerProcedure } from "../trpc.ts";

/** Takes a feed of the viewer's own back: its address leads nowhere from now on. */
export const revokeFeed = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id } }) =>
    plugin.transaction(async (tx) => {
      const ownerId = viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId;
      const [changed] = await plugin.model(feeds).update({ revokedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id, ownerId, revokedAt: null }, transaction: tx.sequelize });
      if (changed === 0) throw notFound("this feed");
      await plugin.audit("feed-revoked", { subject: id }, tx);
      return { id };
    }),
  );
