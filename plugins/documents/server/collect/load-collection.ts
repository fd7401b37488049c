import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { openJson } from "../sealed.ts";
import { collectionLines, collections, type CollectionLineRow, type CollectionRow, type CollectionWords, type LineState, type LineWords } from "../tables/collection-rows.ts";
import type { ItemRow } from "../tables/item-rows.ts";

/** A line of a checklist, readable. */
export interface CollectionLine extends LineWords {
  id: string;
  state: LineState;
  itemIds: string[];
}

/** Documents that are asked for, readable. */
export interface WholeCollection {
  row: CollectionRow;
  note: string;
  /** The page of the message that it was made of; empty for none. */
  about: string;
  lines: CollectionLine[];
}

const lineOf = (ctx: PluginContext, row: CollectionLineRow): CollectionLine => ({
  id: row.id, state: row.state, itemIds: JSON.parse(row.itemIds) as string[], ...openJson<LineWords>(ctx, ["collection_lines", row.id, "words"], row.words),
});

function wordsOf(ctx: PluginContext, row: CollectionRow): Required<CollectionWords> {
  const { note, about = "" } = openJson<CollectionWords>(ctx, ["collections", row.id, "words"], row.words);
  return { note, about };
}

/** Several at once, by id; those of other practices are left out. */
export async function loadCollections(ctx: PluginContext, ids: readonly string[], tx?: Tx): Promise<Map<string, WholeCollection>> {
  const { practiceId } = ctx;
  const options = tx ? { transaction: tx.sequelize } : {};
  const rows = (await ctx.model(collections).findAll({ where: { practiceId, id: [...ids] }, ...options })).map((row) => row.get());
  const lines = (await ctx.model(collectionLines).findAll({ where: { practiceId, collectionId: rows.map((row) => row.id) }, order: [["position", "ASC"]], ...options })).map((row) => row.get());
  return new Map(rows.map((row) => [row.id, {
    row, ...wordsOf(ctx, row),
    lines: lines.filter((line) => line.collectionId === row.id).map((line) => lineOf(ctx, line)),
  }]));
}

/** Takes its lock, so that two changes come one after the other, and reads it. */
export async function lockCollection(ctx: PluginContext, id: string, tx: Tx): Promise<WholeCollection> {
  await ctx.model(collections).update({ changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  const whole = (await loadCollections(ctx, [id], tx)).get(id);
  if (!whole) throw notFound("this request");
  return whole;
}

/** One that this viewer may see: asked of them, or of a client whom they see. @throws AppError `NOT_FOUND` */
export async function requireCollection(ctx: PluginContext, viewer: Viewer, id: string): Promise<WholeCollection> {
  const whole = (await loadCollections(ctx, [id])).get(id);
  if (!whole) throw notFound("this request");
  const may = viewer.kind === "portal" ? whole.row.portalUserId === viewer.portalUserId && whole.row.clientId === viewer.clientId : ctx.holds("documents.manage", viewer) && (await ctx.people.maySee(viewer, whole.row.clientId));
  if (!may) throw notFound("this request");
  return whole;
}

/** Whether a document was sent because the practice asked for it. */
export async function isCollected(ctx: PluginContext, item: ItemRow): Promise<boolean> {
  const asked = await ctx.model(collections).findAll({ where: { practiceId: ctx.practiceId, clientId: item.clientId } });
  const lines = await ctx.model(collectionLines).findAll({ where: { practiceId: ctx.practiceId, collectionId: asked.map((row) => row.get().id) } });
  return lines.some((line) => (JSON.parse(line.get().itemIds) as string[]).includes(item.id));
}
