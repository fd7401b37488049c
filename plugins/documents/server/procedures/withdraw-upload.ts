import { z } from "zod";
import { AppError, notFound } from "@anteroom/core/server";
import { requireItem } from "../items/visible-items.ts";
import { isCollected } from "../collect/load-collection.ts";
import { items, readers } from "../tables/item-rows.ts";
import { portalProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

const seen = (): AppError => new AppError("CONFLICT", "Your practice has opened this already, so it stays. Write to them if it was a mistake.");

/** Takes back what the portal user sent, until somebody of the practice has opened it. Nothing of it is kept. */
export const withdrawUpload = portalProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const found = await requireItem(plugin, viewer, input.id);
    if (found.source !== "client" || found.madeBy !== viewer.portalUserId) throw notFound("this document");
    if (await isCollected(plugin, found)) throw new AppError("CONFLICT", "Your practice asked for this. Write to them if you sent the wrong file.");
    await plugin.transaction(async (tx) => {
      const options = { transaction: tx.sequelize };
      // One statement decides between opening and taking back.
      const gone = await plugin.model(items).destroy({ where: { practiceId: plugin.practiceId, id: found.id, staffOpenedAt: null }, ...options });
      if (gone === 0) throw seen();
      await plugin.model(readers).destroy({ where: { practiceId: plugin.practiceId, itemId: found.id }, ...options });
      if (found.fileId) await plugin.files.remove(found.fileId, tx);
      const conversation = await plugin.inbox.conversationOf(viewer.portalUserId, tx);
      await plugin.inbox.postEvent({ conversationId: conversation.id, key: `took-back:${found.id}`, forPortal: "You took back a document that you had sent", forStaff: `${viewer.name} took back a document that nobody had opened` }, tx);
      await plugin.audit("took-back", { subject: found.id, clientId: found.clientId }, tx);
    });
    return { id: found.id };
  });
