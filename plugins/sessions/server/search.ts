import { formatDay } from "@anteroom/core/server";
import type { SearchHit, SearchProvider } from "@anteroom/core/server";
import { isDoer } from "./homework/doers.ts";
import { homeworkBody } from "./homework/find-homework.ts";
import { homework } from "./tables/homework.ts";
import { sessions } from "./tables/sessions.ts";

const looksAt = 300;

/** Finds homework by its words and sessions by what they are called. Words are sealed at rest, so the newest are opened and read. */
export const sessionsSearch: SearchProvider = {
  label: "Sessions & Homework",
  permission: "sessions.use",
  async find(ctx, viewer, { words, limit, clientId, from, until }) {
    if (!words.any) return [];
    const { practiceId } = ctx;
    const mine = viewer.kind === "portal" ? { clientId: viewer.clientId } : clientId === null ? {} : { clientId };
    const outside = (at: number): boolean => (from !== null && at < from) || (until !== null && at >= until);
    const clinical = viewer.kind === "portal" || ctx.holds("sessions.manage", viewer);
    const sees = new Map<string, boolean>();
    const seesClient = async (id: string): Promise<boolean> => {
      const known = sees.get(id) ?? (viewer.kind === "portal" ? viewer.clientId === id : await ctx.people.maySee(viewer, id));
      sees.set(id, known);
      return known;
    };
    const found: SearchHit[] = [];
    const given = clinical ? (await ctx.model(homework).findAll({ where: { practiceId, ...mine }, order: [["id", "DESC"]], limit: looksAt })).map((row) => row.get()) : [];
    for (const row of given) {
      if (found.length >= limit) return found;
      if (viewer.kind === "portal" ? !isDoer(row, viewer) || row.postedAt === null : !(await seesClient(row.clientId))) continue;
      const body = homeworkBody(ctx, row);
      if (outside(row.createdAt) || !words.in(body.title, body.instructions)) continue;
      found.push({ title: body.title, context: [`Homework from ${body.by}`, words.around(body.instructions)].filter(Boolean).join(" · "), clientId: row.clientId, by: { id: row.byId, name: body.by }, href: viewer.kind === "portal" ? `/sessions/homework/${row.id}` : `/staff/clients/${row.clientId}/homework/${row.id}`, at: row.createdAt });
    }
    const all = (await ctx.model(sessions).findAll({ where: { practiceId, ...mine }, order: [["startsAt", "DESC"], ["id", "DESC"]], limit: looksAt })).map((row) => row.get());
    for (const row of all) {
      if (found.length >= limit) return found;
      if (row.state === "moved" || outside(row.startsAt) || !words.in(row.type) || !(await seesClient(row.clientId))) continue;
      found.push({ title: row.type, context: formatDay(row.startsAt, { zone: viewer.timeZone, now: ctx.now() }), clientId: row.clientId, href: viewer.kind === "portal" ? `/sessions/${row.id}` : `/staff/clients/${row.clientId}/sessions/${row.id}`, at: row.startsAt });
    }
    return found;
  },
};
