import { z } from "zod";
import { stopCollection } from "../collect/change-collection.ts";
import { requireCollection } from "../collect/load-collection.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Takes a request for documents back; what was sent stays. */
export const stopCollecting = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { row } = await requireCollection(plugin, viewer, input.id);
    await plugin.transaction(async (tx) => {
      await stopCollection(plugin, row.id, tx);
      const conversation = await plugin.inbox.conversationOf(row.portalUserId, tx);
      const line = `${viewer.name} no longer needs the documents that were asked for`;
      await plugin.inbox.postEvent({ conversationId: conversation.id, key: `collection-stopped:${row.id}`, forPortal: line, forStaff: line }, tx);
    });
    return { id: row.id };
  });
