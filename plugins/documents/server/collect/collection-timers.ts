import type { PluginContext } from "@anteroom/core/server";
import { lockCollection } from "./load-collection.ts";

/** Reminds the portal user of what is still wanted, once for each time the timer fell due. */
export async function remindCollection(ctx: PluginContext, id: string, onceKey: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const { row } = await lockCollection(ctx, id, tx);
      if (row.state === "wanted") await ctx.notify("documents.wanted", { to: { portalUserId: row.portalUserId }, data: { collectionId: id }, key: onceKey }, tx);
      return null;
    }),
  );
}

/** Says that a request has ended because it was not answered in time. */
export async function endCollection(ctx: PluginContext, id: string, onceKey: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const { row } = await lockCollection(ctx, id, tx);
      const conversation = await ctx.inbox.conversationOf(row.portalUserId, tx);
      const line = "The time to send the documents that were asked for has ended";
      await ctx.inbox.postEvent({ conversationId: conversation.id, key: `collection-ended:${id}`, forPortal: line, forStaff: line }, tx);
      await ctx.cards.touch("documents.request", id, tx);
      await ctx.audit("expired", { subject: id, clientId: row.clientId }, tx);
      return null;
    }),
  );
}
