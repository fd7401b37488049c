import type { PluginContext, PortalViewer, SearchHit, SearchProvider, SearchWords, Viewer } from "@anteroom/core/server";
import { itemWords, visibleTo } from "./items/visible-items.ts";
import { contentOf, loadRequests } from "./signing/load-request.ts";
import { items, type ItemRow } from "./tables/item-rows.ts";
import { openStates, papers, signers } from "./tables/request-rows.ts";
import { textOf } from "./text/document-nodes.ts";

const looksAt = 500;

/** Finds documents by title, note and text, also the text of what was signed. All of it is sealed at rest, so the newest are opened and read. */
export const searchDocuments: SearchProvider = {
  label: "Documents",
  permission: "documents.use",
  async find(ctx, viewer, { words, limit, clientId }) {
    const where = viewer.kind === "portal" ? visibleTo(ctx, viewer) : { practiceId: ctx.practiceId, ...(clientId === null ? {} : { clientId }) };
    const rows = (await ctx.model(items).findAll({ where, order: [["id", "DESC"]], limit: looksAt })).map((row) => row.get());
    const signed = await signedTexts(ctx, rows);
    const found: SearchHit[] = viewer.kind === "portal" ? await foundToSign(ctx, viewer, words) : [];
    for (const item of rows) {
      const hit = hitIn(ctx, words, item, signed.get(item.id) ?? "");
      if (!hit || !(await maySee(ctx, viewer, item))) continue;
      found.push({ ...hit, href: viewer.kind === "portal" ? `/documents/${item.id}` : `/staff/clients/${item.clientId}/documents/${item.id}`, at: item.madeAt, clientId: item.clientId });
      if (found.length === limit) break;
    }
    return { hits: found.sort((a, b) => b.at - a.at).slice(0, limit), partly: rows.length === looksAt };
  },
};

function hitIn(ctx: PluginContext, words: SearchWords, item: ItemRow, signed: string): { title: string; context: string } | null {
  const { title, note, text } = itemWords(ctx, item);
  if (!words.in(title, note, text, signed)) return null;
  const inside = [note, text, signed].find((one) => one !== "" && words.in(one)) ?? (note || text || signed);
  return { title, context: words.around(inside) };
}

const maySee = async (ctx: PluginContext, viewer: Viewer, item: ItemRow): Promise<boolean> => viewer.kind === "portal" || ctx.people.maySee(viewer, item.clientId);

/** The text of those that were signed, by their id. */
async function signedTexts(ctx: PluginContext, rows: readonly ItemRow[]): Promise<Map<string, string>> {
  const ids = rows.filter((item) => item.source === "signed").map((item) => item.id);
  const found = ids.length === 0 ? [] : await ctx.model(papers).findAll({ where: { practiceId: ctx.practiceId, id: ids } });
  return new Map(found.map((row) => [row.get().id, textOf(contentOf(ctx, row.get()).nodes)]));
}

/** What waits for this portal user's signature; what they signed is among the items. */
async function foundToSign(ctx: PluginContext, viewer: PortalViewer, words: SearchWords): Promise<SearchHit[]> {
  const places = await ctx.model(signers).findAll({ where: { practiceId: ctx.practiceId, seatId: viewer.portalUserId, doneAt: null }, order: [["id", "DESC"]], limit: 50 });
  const wholes = await loadRequests(ctx, places.map((row) => row.get().requestId));
  return [...wholes.values()].filter(({ request }) => openStates.includes(request.state) && request.clientId === viewer.clientId).flatMap(({ request, papers: all, signatures }) =>
    all.filter((paper) => !signatures.some((one) => one.paperId === paper.id)).flatMap((paper) => {
      const { title, nodes } = contentOf(ctx, paper);
      const text = textOf(nodes);
      return words.in(title, text) ? [{ title, context: words.in(title) ? "To sign" : words.around(text), href: `/documents/${paper.id}/sign`, at: request.sentAt ?? request.createdAt, clientId: request.clientId }] : [];
    }),
  );
}
