import { notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Viewer } from "@anteroom/core/server";
import { Op, literal } from "sequelize";
import type { WhereOptions } from "sequelize";
import { openJson } from "../sealed.ts";
import { items, readers, type ItemRow, type ItemWords } from "../tables/item-rows.ts";

export const itemWords = (ctx: PluginContext, item: ItemRow): ItemWords => openJson(ctx, ["items", item.id, "words"], item.words);

/** What a portal user may see now, as a condition of a query. Both ids come from the viewer, never from what was asked. */
export function visibleTo(ctx: PluginContext, viewer: PortalViewer): WhereOptions<ItemRow> {
  const named = literal(`(SELECT item_id FROM documents_readers WHERE practice_id = '${ctx.practiceId}' AND portal_user_id = '${viewer.portalUserId}' AND named = 1)`);
  return {
    practiceId: ctx.practiceId,
    clientId: viewer.clientId,
    revokedAt: null,
    [Op.and]: [{ [Op.or]: [{ expiresAt: null }, { expiresAt: { [Op.gt]: ctx.now() } }] }, { [Op.or]: [{ audience: "everyone" }, { id: { [Op.in]: named } }] }],
  } as WhereOptions<ItemRow>;
}

/** A document of the Document Center that this viewer may see now; null for everything else alike. */
export async function visibleItem(ctx: PluginContext, viewer: Viewer, id: string): Promise<ItemRow | null> {
  if (viewer.practiceId !== ctx.practiceId || !ctx.holds("documents.use", viewer)) return null;
  const row = await ctx.model(items).findOne({ where: viewer.kind === "portal" ? { [Op.and]: [visibleTo(ctx, viewer), { practiceId: ctx.practiceId, id }], practiceId: ctx.practiceId } : { practiceId: ctx.practiceId, id } });
  const item = row?.get() ?? null;
  if (!item || viewer.kind === "portal") return item;
  return (await ctx.people.maySee(viewer, item.clientId)) ? item : null;
}

/** @throws AppError `NOT_FOUND` */
export async function requireItem(ctx: PluginContext, viewer: Viewer, id: string): Promise<ItemRow> {
  const item = await visibleItem(ctx, viewer, id);
  if (!item) throw notFound("this document");
  return item;
}

/** Notes that a document was opened: by the portal user, or the first time by the practice. */
export async function noteRead(ctx: PluginContext, viewer: Viewer, item: ItemRow, how: "opened-document" | "downloaded"): Promise<void> {
  await ctx.transaction(async (tx) => {
    const options = { transaction: tx.sequelize };
    if (viewer.kind === "staff") {
      if (item.staffOpenedAt === null) await ctx.model(items).update({ staffOpenedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: item.id, staffOpenedAt: null }, ...options });
    } else {
      const where = { practiceId: ctx.practiceId, itemId: item.id, portalUserId: viewer.portalUserId };
      const [changed] = await ctx.model(readers).update({ openedAt: ctx.now() }, { where: { ...where, openedAt: null }, ...options });
      if (changed === 0 && (await ctx.model(readers).count({ where, ...options })) === 0) {
        await ctx.model(readers).bulkCreate([{ ...where, named: 0, openedAt: ctx.now() }], { ...options, ignoreDuplicates: true });
      }
      if (changed > 0) await ctx.cards.touch("documents.shared", item.id, tx);
    }
    await ctx.audit(how, { subject: item.id, clientId: item.clientId }, tx);
  });
}
