import type { PluginContext, Tx } from "@anteroom/core/server";
import { matters } from "./matter-rows.ts";
import type { MatterRow } from "./matter-rows.ts";

/** Puts something on the desk of those who bill, once. */
export async function openMatter(ctx: PluginContext, tx: Tx, matter: Pick<MatterRow, "id" | "kind" | "clientId" | "invoiceId"> & { conversationId?: string }): Promise<void> {
  await ctx.model(matters).bulkCreate([{ practiceId: ctx.practiceId, conversationId: null, ...matter, isOpen: 1, createdAt: ctx.now(), closedAt: null, closedBy: null }], { ignoreDuplicates: true, transaction: tx.sequelize });
}

/** Puts an open invoice on the desk whose payer sees it no longer in the portal, once. */
export const openNoAccess = (ctx: PluginContext, tx: Tx, { id, clientId }: { id: string; clientId: string }): Promise<void> => openMatter(ctx, tx, { id, kind: "failed", clientId, invoiceId: id });

/** What failed for an invoice is over once nobody is asked for it any more. */
export async function closeFailures(ctx: PluginContext, tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  await ctx.model(matters).update({ isOpen: 0, closedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, kind: "failed", invoiceId: [...invoiceIds], isOpen: 1 }, transaction: tx.sequelize });
}
