import { Op } from "sequelize";
import { notFound } from "@anteroom/core/server";
import type { ToDoItem, ToDoSource } from "@anteroom/core/server";
import { dayIn, dueWords } from "./due-words.ts";
import { dueAt } from "./due-at.ts";
import { findToDo, staffSees } from "./move-to-do.ts";
import { openBody } from "./to-do-body.ts";
import { plainRow, toDos } from "./to-do-rows.ts";

const most = 200;

/** Tasks of staff: their own, and those of the team about clients whom they see. */
export const staffTasks: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    if (viewer.kind !== "staff") return [];
    const mine = { [Op.or]: [{ staffId: viewer.staffId }, { staffId: null }, { byId: viewer.staffId }] };
    const rows = (await ctx.model(toDos).findAll({ where: { practiceId: ctx.practiceId, forStaff: 1, state: "open", ...mine }, order: [["id", "DESC"]], limit: most })).map(plainRow);
    const seen = await Promise.all(rows.map(async (row) => (row.clientId === null || row.staffId === viewer.staffId ? true : staffSees(ctx, row, viewer))));
    const today = dayIn(ctx.now(), viewer.timeZone);
    return rows.filter((_, index) => seen[index]).map((row): ToDoItem => {
      const { title, by } = openBody(ctx, row);
      return {
        id: row.id,
        kind: "To-do",
        title,
        detail: [row.byId === viewer.staffId ? "" : `From ${by}`, dueWords(row.dueDay, today).replace(/\.$/, "")].filter(Boolean).join(" · "),
        href: `/staff/tasks#task-${row.id}`,
        dueAt: dueAt(row.dueDay, viewer.timeZone),
        createdAt: row.createdAt,
        ...(row.clientId ? { clientId: row.clientId } : {}),
        ...(row.staffId ? { holderId: row.staffId } : {}),
      };
    });
  },
  async give(ctx, tx, id, staffId) {
    if (ctx.viewer?.kind !== "staff") throw notFound("this task");
    const row = await findToDo(ctx, ctx.viewer, id, tx);
    await ctx.model(toDos).update({ staffId, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: row.id, forStaff: 1 }, transaction: tx.sequelize });
  },
};
