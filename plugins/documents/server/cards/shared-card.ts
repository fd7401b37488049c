import { defineCard } from "@anteroom/core/server";
import type { CardFace, Viewer } from "@anteroom/core/server";
import { itemWords } from "../items/visible-items.ts";
import { items, readers, type ItemRow } from "../tables/item-rows.ts";

interface SharedFacts {
  id: string;
  title: string;
  note: string;
  base: string;
  opened: boolean;
  /** null while it is there. */
  gone: "revoked" | "expired" | null;
  isStaff: boolean;
}

export function sharedFace(facts: SharedFacts): CardFace {
  const title = facts.title.length > 90 ? `${facts.title.slice(0, 89)}…` : facts.title;
  if (facts.gone) {
    const words = facts.gone === "revoked" ? "Your practice no longer shares this." : "This was shared for a time that has ended.";
    const tag = facts.gone === "revoked" ? "Taken back" : "Ended";
    return { state: facts.gone === "revoked" ? "cancelled" : "expired", needsYou: false, summary: "A document that is no longer shared", push: "document", view: { kindLine: "Document", title: facts.isStaff ? title : "A shared document", status: { tag, tone: "neutral", text: facts.isStaff ? undefined : words }, blocks: [], actions: [] } };
  }
  return {
    state: facts.opened ? "done" : "live",
    needsYou: false,
    summary: `Shared: ${title}`,
    push: "document",
    view: {
      kindLine: "Document", title, status: facts.opened ? { tag: "Opened", tone: "neutral" } : { tag: facts.isStaff ? "Not opened yet" : "New", tone: "accent" },
      blocks: facts.note ? [{ t: "text", nodes: [facts.note.length > 280 ? `${facts.note.slice(0, 279)}…` : facts.note] }] : [],
      actions: [{ id: "open", label: "Open the document", style: "secondary", do: { to: `${facts.base}/${facts.id}` }, a11yContext: `: ${title}` }],
    },
  };
}

const goneOf = (item: ItemRow, now: number): SharedFacts["gone"] => (item.revokedAt !== null ? "revoked" : item.expiresAt !== null && item.expiresAt <= now ? "expired" : null);

/** A document that the practice shared. */
export const sharedCard = defineCard({
  kind: "documents.shared",
  label: "Shared document",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const { practiceId } = ctx;
    const rows = (await ctx.model(items).findAll({ where: { practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const seen = (await ctx.model(readers).findAll({ where: { practiceId, itemId: rows.map((row) => row.id) } })).map((row) => row.get());
    const mine = (viewer: Viewer, item: ItemRow): boolean => viewer.kind === "staff" || (item.clientId === viewer.clientId && (item.audience === "everyone" || seen.some((one) => one.itemId === item.id && one.named === 1 && one.portalUserId === viewer.portalUserId)));
    return new Map(rows.filter((item) => mine(viewer, item)).map((item) => {
      const opened = seen.some((one) => one.itemId === item.id && one.openedAt !== null && (viewer.kind === "staff" || one.portalUserId === viewer.portalUserId));
      const base = viewer.kind === "portal" ? "/documents" : `/staff/clients/${item.clientId}/documents`;
      const { title, note } = itemWords(ctx, item);
      return [item.id, sharedFace({ id: item.id, title, note, base, opened, gone: goneOf(item, ctx.now()), isStaff: viewer.kind === "staff" })];
    }));
  },
  actions: {},
  examples: {
    live: sharedFace({ id: "01JD0000000000000000000000", title: "Sleep plan", note: "As we talked about", base: "/documents", opened: false, gone: null, isStaff: false }),
    done: sharedFace({ id: "01JD0000000000000000000000", title: "Sleep plan", note: "", base: "/documents", opened: true, gone: null, isStaff: false }),
    cancelled: sharedFace({ id: "01JD0000000000000000000000", title: "Sleep plan", note: "", base: "/documents", opened: false, gone: "revoked", isStaff: false }),
    expired: sharedFace({ id: "01JD0000000000000000000000", title: "Sleep plan", note: "", base: "/documents", opened: false, gone: "expired", isStaff: false }),
  },
});
