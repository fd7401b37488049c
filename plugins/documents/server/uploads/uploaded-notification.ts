import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { items } from "../tables/item-rows.ts";

/** Tells the care team that a client sent documents. Not when all of them were withdrawn or opened in the meantime. */
export const uploadedNotification = defineNotification({
  kind: "documents.uploaded",
  class: "document",
  data: z.object({ itemId: z.string() }),
  example: { itemId: "01JD0000000000000000000000" },
  atMostEveryMinutes: 10,
  async stillNeeded(ctx, { itemId }) {
    return (await ctx.model(items).count({ where: { practiceId: ctx.practiceId, id: itemId, staffOpenedAt: null } })) > 0;
  },
});

export async function tellTeam(ctx: PluginContext, clientId: string, itemId: string, tx: Tx): Promise<void> {
  for (const member of await ctx.people.careTeam(clientId, tx)) await ctx.notify("documents.uploaded", { to: { staffId: member.id }, data: { itemId }, key: `uploaded:${itemId}:${member.id}` }, tx);
}
