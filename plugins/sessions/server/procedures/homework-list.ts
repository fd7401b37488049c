import { Op } from "sequelize";
import { z } from "zod";
import { pageCursor, pageOf } from "@anteroom/core/server";
import { linesOf } from "../homework/homework-lines.ts";
import { homework } from "../tables/homework.ts";
import { portalProcedure } from "../trpc.ts";

const mostOpen = 50;

/** The viewer's homework: all that is open, and a page of what is done, the newest first. */
export const homeworkList = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ after: pageCursor }).default({}))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const { practiceId } = plugin;
    const mine = { practiceId, clientId: viewer.clientId, postedAt: { [Op.ne]: null }, portalUserId: { [Op.or]: [viewer.portalUserId, { [Op.is]: null }] } };
    const open = (await plugin.model(homework).findAll({ where: { ...mine, state: ["assigned", "started"] } as never, order: [["id", "DESC"]], limit: mostOpen })).map((row) => row.get());
    const done = await pageOf(plugin.model(homework), { where: { ...mine, state: ["submitted", "reviewed"] } as never, after, size: 10 });
    // What is due first comes first; what has no day comes last.
    open.sort((a, b) => (a.dueDay ?? "9").localeCompare(b.dueDay ?? "9"));
    const [openLines, doneLines] = await Promise.all([linesOf(plugin, viewer, open), linesOf(plugin, viewer, done.rows)]);
    return { open: openLines, done: doneLines, next: done.next };
  });
