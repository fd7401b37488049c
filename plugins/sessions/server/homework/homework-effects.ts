import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { homeworkSubmitted } from "../events.ts";
import { homeworkReminderNotification, homeworkSentNotification } from "../notifications.ts";
import { homework } from "../tables/homework.ts";
import type { Homework } from "../tables/homework.ts";
import { doersOf } from "./doers.ts";

const rowOf = async (ctx: PluginContext, id: string): Promise<Homework | null> => (await ctx.model(homework).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get() ?? null;

/** Reminds whoever does it. */
export async function remind(ctx: PluginContext, { number }: { number: number }, { subjectId }: EffectInfo): Promise<void> {
  const row = await rowOf(ctx, subjectId);
  if (row?.state !== "assigned" && row?.state !== "started") return;
  const doers = await doersOf(ctx, row);
  await ctx.transaction(async (tx) => {
    for (const { portalUserId } of doers) await ctx.notify(homeworkReminderNotification.kind, { to: { portalUserId }, data: { id: row.id }, key: `homework-reminder:${row.id}:${number}:${row.dueDay ?? ""}` }, tx);
  });
}

/** Tells the staff member who gave it, and whoever listens, that it was sent. */
export async function tellGiver(ctx: PluginContext, _params: unknown, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const row = await rowOf(ctx, subjectId);
  if (!row) return;
  await ctx.transaction((tx) => ctx.once(onceKey, tx, async () => {
    await ctx.notify(homeworkSentNotification.kind, { to: { staffId: row.byId }, data: { id: row.id }, key: onceKey }, tx);
    await ctx.events.publish(homeworkSubmitted, { homeworkId: row.id, clientId: row.clientId }, tx);
    return null;
  }));
}
