import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { dayIn } from "../homework/days.ts";
import { isDoer } from "../homework/doers.ts";
import { tickDays } from "../homework/homework-acts.ts";
import { tickableDays } from "../homework/homework-days.ts";
import { zoneOf } from "../homework/reminder-waits.ts";
import { homework } from "../tables/homework.ts";
import type { LogKind } from "../tables/log-entries.ts";
import { ticks } from "../tables/ticks.ts";

/** An entry of a log ticks its day in the homework that asks for that log. */
export async function tickByLog(ctx: PluginContext, tx: Tx, viewer: PortalViewer, kind: LogKind, day: string): Promise<void> {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const open = (await ctx.model(homework).findAll({ where: { practiceId, clientId: viewer.clientId, state: ["assigned", "started"], log: kind }, transaction, limit: 20 })).map((row) => row.get());
  const today = dayIn(ctx.now(), await zoneOf(ctx, viewer.clientId));
  for (const row of open) {
    const shown = tickableDays(row, today);
    if (!isDoer(row, viewer) || row.postedAt === null || !shown.includes(day)) continue;
    const there = (await ctx.model(ticks).findAll({ where: { practiceId, homeworkId: row.id, day: shown }, transaction })).map((tick) => tick.get().day);
    if (!there.includes(day)) await tickDays(ctx, tx, viewer, row.id, [...there, day]);
  }
}
