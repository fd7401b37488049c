import type { ToDoSource } from "@anteroom/core/server";
import { collections } from "../tables/collection-rows.ts";
import { loadCollections } from "./load-collection.ts";

/** Documents that arrived as the staff member had asked, and wait to be looked at; portal users have the card for theirs. */
export const toCheck: ToDoSource = {
  async list(ctx, viewer) {
    if (viewer.kind !== "staff" || !ctx.holds("documents.manage", viewer)) return [];
    const rows = await ctx.model(collections).findAll({ where: { practiceId: ctx.practiceId, createdBy: viewer.staffId, state: "toCheck" }, order: [["id", "DESC"]], limit: 100 });
    const wholes = [...(await loadCollections(ctx, rows.map((row) => row.get().id))).values()];
    return wholes.map(({ row, lines }) => ({
      id: row.id, title: `Look at ${lines.map((line) => line.label).join(", ").slice(0, 150)}`, detail: "Document request", href: `/staff/clients/${row.clientId}/documents/collect/${row.id}`, dueAt: null, createdAt: row.createdAt,
    }));
  },
};
