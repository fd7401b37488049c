import type { FileFacts, PluginContext, Tx } from "@anteroom/core/server";
import { sealJson } from "../sealed.ts";
import { items, readers, type ItemRow, type ItemWords } from "../tables/item-rows.ts";

/** A file that becomes a document of a client. */
export interface NewItem {
  id: string;
  clientId: string;
  source: "practice" | "client";
  words: ItemWords;
  audience: "everyone" | "named";
  /** Portal users by name; also those who sent it themselves. */
  named: readonly string[];
  viewOnly: boolean;
  expiresAt: number | null;
}

/** Stores the document with its readers, in the transaction in which its file was claimed, kept or copied. */
export async function storeItem(ctx: PluginContext, wanted: NewItem, file: FileFacts, tx: Tx): Promise<ItemRow> {
  const { viewer, practiceId } = ctx;
  const row: ItemRow = {
    id: wanted.id, practiceId, clientId: wanted.clientId, source: wanted.source, words: sealJson(ctx, ["items", wanted.id, "words"], wanted.words), fileId: file.id, mime: file.mime, size: file.size,
    madeByKind: viewer?.kind ?? "system", madeBy: viewer?.kind === "staff" ? viewer.staffId : (viewer?.portalUserId ?? practiceId), madeAt: ctx.now(), audience: wanted.audience,
    viewOnly: Number(wanted.viewOnly), expiresAt: wanted.expiresAt, revokedAt: null, staffOpenedAt: wanted.source === "practice" ? ctx.now() : null,
  };
  await ctx.model(items).create(row, { transaction: tx.sequelize });
  for (const portalUserId of new Set(wanted.named)) await ctx.model(readers).create({ itemId: wanted.id, portalUserId, practiceId, named: 1, openedAt: null }, { transaction: tx.sequelize });
  return row;
}

/** Puts the card of a shared document into the conversation of each who may see it, and tells them by notice. */
export async function announceItem(ctx: PluginContext, item: ItemRow, portalUserIds: readonly string[], tx: Tx): Promise<void> {
  for (const portalUserId of portalUserIds) {
    const conversation = await ctx.inbox.conversationOf(portalUserId, tx);
    await ctx.inbox.postCard({ conversationId: conversation.id, kind: "documents.shared", subjectId: item.id }, tx);
    await ctx.notify("documents.shared", { to: { portalUserId }, data: { itemId: item.id }, key: `shared:${item.id}:${portalUserId}` }, tx);
  }
}
