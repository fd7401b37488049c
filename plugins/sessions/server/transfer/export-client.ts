import type { PluginContext } from "@anteroom/core/server";
import { homeworkBody } from "../homework/find-homework.ts";
import { entryLines } from "../logs/entry-lines.ts";
import { openBody } from "../sealed.ts";
import { checkIns } from "../tables/check-ins.ts";
import type { CheckInBody } from "../tables/check-ins.ts";
import { homework } from "../tables/homework.ts";
import { logEntries } from "../tables/log-entries.ts";
import { recaps } from "../tables/recaps.ts";
import type { RecapBody } from "../tables/recaps.ts";
import { sessions } from "../tables/sessions.ts";

/** The files of homework, given and sent. */
export async function exportClientFiles(ctx: PluginContext, clientId: string): Promise<string[]> {
  const given = await ctx.model(homework).findAll({ where: { practiceId: ctx.practiceId, clientId } });
  return given.flatMap((row) => {
    const { files, sentFiles } = homeworkBody(ctx, row.get());
    return [...files, ...sentFiles];
  });
}

/** What the client's portal users may read: sessions, homework, check-ins, shared recaps, and logs. */
export async function exportClient(ctx: PluginContext, clientId: string): Promise<unknown> {
  const where = { practiceId: ctx.practiceId, clientId };
  const order = [["id", "ASC"]] as [string, string][];
  const [all, given, answers, shared, entries] = await Promise.all([
    ctx.model(sessions).findAll({ where, order }), ctx.model(homework).findAll({ where, order }), ctx.model(checkIns).findAll({ where, order }),
    ctx.model(recaps).findAll({ where: { ...where, state: "shared" }, order }), ctx.model(logEntries).findAll({ where, order }),
  ]);
  return {
    sessions: all.map((row) => row.get()).map(({ type, startsAt, endsAt, zone, place, state }) => ({ type, startsAt, endsAt, zone, place, state })),
    homework: given.map((row) => row.get()).map((row) => {
      const { title, instructions, link, by, note, comment, commentBy } = homeworkBody(ctx, row);
      return { title, instructions, link, by, state: row.state, due: row.dueDay, note, comment, commentBy };
    }),
    checkIns: answers.map((row) => row.get()).map((row) => ({ ...openBody<CheckInBody>(ctx, ["check_ins", row.id], row.body), answeredAt: row.answeredAt })),
    recaps: shared.map((row) => row.get()).map((row) => ({ ...openBody<RecapBody>(ctx, ["recaps", row.id], row.body), sharedAt: row.sharedAt })),
    logs: entryLines(ctx, entries.map((row) => row.get()), "UTC").map(({ kind, day, shared: isShared, words, facts }) => ({ kind, day, shared: isShared, words, facts })),
  };
}
