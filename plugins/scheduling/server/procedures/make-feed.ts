import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { feedPath, hashOfSecret, newSecret } from "../ics/feed-secret.ts";
import { feeds } from "../rows/feeds.ts";
import { viewerProcedure } from "../trpc.ts";

const most = 5;

/**
 * Makes a private calendar feed for the viewer. `address` is secret and answered this once; sent
 * again with the same key it is null, since it is not kept. `named` writes what services are called instead of "Appointment"; `withDue`
 * adds the days on which something of a portal user's is due.
 */
export const makeFeed = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ key: idInput(), named: z.boolean().default(false), withDue: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, named, withDue } }) => {
    const { practiceId } = plugin;
    const ownerId = viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId;
    const secret = newSecret();
    const made = await plugin.transaction(async (tx) => {
      const transaction = tx.sequelize;
      if (await plugin.model(feeds).findOne({ where: { practiceId, id: key }, transaction })) return false;
      if ((await plugin.model(feeds).count({ where: { practiceId, ownerId, revokedAt: null }, transaction })) >= most) throw new AppError("CONFLICT", "Five feeds are the most. Take one back first.");
      await plugin.model(feeds).create({ id: key, practiceId, side: viewer.kind, ownerId, secretHash: hashOfSecret(secret), named: named ? 1 : 0, withDue: withDue && viewer.kind === "portal" ? 1 : 0, revokedAt: null, createdAt: plugin.now() }, { transaction });
      await plugin.audit("feed", { subject: key }, tx);
      return true;
    });
    return { id: key, address: made ? plugin.addressOf(feedPath(practiceId, secret)) : null };
  });
