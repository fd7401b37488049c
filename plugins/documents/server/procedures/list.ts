import { z } from "zod";
import { pageCursor, pageOf } from "@anteroom/core/server";
import { Op } from "sequelize";
import { makerNames } from "../items/maker-names.ts";
import { itemWords, visibleTo } from "../items/visible-items.ts";
import { contentOf, isTurnOf, loadRequests, nextPaper } from "../signing/load-request.ts";
import { items, readers } from "../tables/item-rows.ts";
import { openStates, signers } from "../tables/request-rows.ts";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { portalProcedure } from "../trpc.ts";

/** What waits for the portal user's signature, with the first document that is left. */
export async function toSignOf(ctx: PluginContext, viewer: PortalViewer): Promise<{ id: string; requestId: string; title: string; of: number; dueAt: number | null; paused: boolean; sentAt: number }[]> {
  const mine = await ctx.model(signers).findAll({ where: { practiceId: ctx.practiceId, seatId: viewer.portalUserId, doneAt: null, declinedAt: null }, order: [["id", "DESC"]], limit: 100 });
  const wholes = await loadRequests(ctx, mine.map((row) => row.get().requestId));
  return mine.flatMap((row) => {
    const signer = row.get();
    const whole = wholes.get(signer.requestId);
    const paused = whole?.request.state === "paused";
    if (!whole || whole.request.clientId !== viewer.clientId || !(paused || openStates.includes(whole.request.state)) || !isTurnOf(whole, signer)) return [];
    const paper = nextPaper(whole, signer.id);
    if (!paper) return [];
    return [{ id: paper.id, requestId: whole.request.id, title: contentOf(ctx, paper).title, of: whole.papers.length, dueAt: whole.request.dueAt, paused, sentAt: whole.request.sentAt ?? 0 }];
  });
}

/** The client's Document Center: what is to be signed, and one list of what there is: what came from the practice, what was signed of it, or what was sent to it. */
export const list = portalProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ from: z.enum(["sign", "practice", "signed", "me"]).default("sign"), sort: z.enum(["newest", "oldest"]).default("newest"), after: pageCursor }).default({ from: "sign", sort: "newest" }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const toSign = await toSignOf(plugin, viewer);
    if (input.from === "sign") return { toSign, items: [], next: null };
    const source = { me: ["client"], signed: ["signed"], practice: ["practice", "signed"] }[input.from];
    const { rows: page, next } = await pageOf(plugin.model(items), { where: { [Op.and]: [visibleTo(plugin, viewer), { source }], practiceId: plugin.practiceId }, by: [["id", input.sort === "oldest" ? "ASC" : "DESC"]], after: input.after });
    const [opened, makers] = await Promise.all([
      plugin.model(readers).findAll({ where: { practiceId: plugin.practiceId, portalUserId: viewer.portalUserId, itemId: page.map((item) => item.id) } }),
      makerNames(plugin, viewer.clientId, page),
    ]);
    const openedIds = new Set(opened.map((row) => row.get()).filter((reader) => reader.openedAt !== null).map((reader) => reader.itemId));
    return {
      toSign,
      items: page.map((item) => ({ id: item.id, title: itemWords(plugin, item).title, mime: item.mime, size: item.size, madeAt: item.madeAt, by: makers.get(item.id) ?? "", source: item.source, isNew: item.source === "practice" && !openedIds.has(item.id) })),
      next,
    };
  });
