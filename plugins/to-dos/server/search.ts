import type { SearchProvider } from "@anteroom/core/server";
import { isMine, staffSees } from "./move-to-do.ts";
import { openBody } from "./to-do-body.ts";
import { plainRow, toDos } from "./to-do-rows.ts";

const looksAt = 1_000;

/** Finds to-dos by their words. They are sealed at rest, so the newest are opened and read. */
export const toDosSearch: SearchProvider = {
  label: "To-dos",
  permission: "to-dos.use",
  async find(ctx, viewer, { words, limit, clientId }) {
    const about = viewer.kind === "portal" ? { clientId: viewer.clientId, forStaff: 0 } : clientId === null ? {} : { clientId };
    const where = { practiceId: ctx.practiceId, ...about };
    const rows = (await ctx.model(toDos).findAll({ where, order: [["id", "DESC"]], limit: looksAt })).map(plainRow);
    const found = [];
    for (const row of rows) {
      const body = openBody(ctx, row);
      if (!words.in(body.title, body.note, body.answer ?? "")) continue;
      if (viewer.kind === "portal" ? !isMine(row, viewer) || row.state === "scheduled" : !(await staffSees(ctx, row, viewer))) continue;
      const href = viewer.kind === "portal" ? `/to-dos/${row.id}` : row.clientId && !row.forStaff ? `/staff/clients/${row.clientId}/to-dos` : "/staff/tasks";
      found.push({ title: body.title, context: [`To-do from ${body.by}`, words.around(body.note)].filter(Boolean).join(" · "), href, at: row.createdAt, ...(row.clientId ? { clientId: row.clientId } : {}), by: { id: row.byId, name: body.by } });
      if (found.length === limit) break;
    }
    return { hits: found, partly: rows.length === looksAt };
  },
};
