import type { EffectInfo, PluginContext, Tx } from "@anteroom/core/server";
import { toDoFinished } from "./to-do-finished.ts";
import { answeredNotification, reminderNotification } from "./notifications.ts";
import { openBody } from "./to-do-body.ts";
import { plainRow, toDos } from "./to-do-rows.ts";
import type { ToDo } from "./to-do-rows.ts";

async function rowOf(ctx: PluginContext, id: string): Promise<ToDo | null> {
  const row = await ctx.model(toDos).findOne({ where: { practiceId: ctx.practiceId, id } });
  return row && plainRow(row);
}

/** Reminds those whose to-do it is; the notifier knows their quiet hours and channels. */
export async function remind(ctx: PluginContext, { number }: { number: number }, { subjectId }: EffectInfo): Promise<void> {
  const row = await rowOf(ctx, subjectId);
  if (!row || row.clientId === null || row.forStaff) return;
  const people = row.portalUserId ? [row.portalUserId] : (await ctx.inbox.reachable({ clientId: row.clientId, permission: "to-dos.use" })).map((one) => one.portalUserId);
  await ctx.transaction(async (tx) => {
    for (const portalUserId of people) await ctx.notify(reminderNotification.kind, { to: { portalUserId }, data: { id: row.id }, key: `reminder:${row.id}:${number}:${row.dueDay ?? ""}` }, tx);
  });
}

/** Tells the staff member who gave it. */
export async function tellGiver(ctx: PluginContext, _params: { what: "done" | "skipped" }, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const row = await rowOf(ctx, subjectId);
  if (row?.byKind !== "staff") return;
  await ctx.transaction((tx) => ctx.notify(answeredNotification.kind, { to: { staffId: row.byId }, data: { id: row.id }, key: onceKey }, tx));
}

/** Who has it in their conversation. */
async function conversationsOf(ctx: PluginContext, row: ToDo): Promise<string[]> {
  if (row.clientId === null || row.forStaff) return [];
  const people = await ctx.inbox.reachable({ clientId: row.clientId, permission: "to-dos.use" });
  return people.filter((one) => row.portalUserId === null || one.portalUserId === row.portalUserId).map((one) => one.conversationId);
}

async function sayDone(ctx: PluginContext, tx: Tx, row: ToDo, key: string): Promise<void> {
  const words = `Done: ${openBody(ctx, row).title}`;
  for (const conversationId of await conversationsOf(ctx, row)) await ctx.inbox.postEvent({ conversationId, key: `${key}:${conversationId}`, forPortal: words, forStaff: words }, tx);
}

/** Says that it is over, so that the next of its series is made and others hear of it. */
export async function settle(ctx: PluginContext, _params: unknown, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const row = await rowOf(ctx, subjectId);
  if (!row || (row.state !== "done" && row.state !== "skipped")) return;
  const state = row.state;
  await ctx.transaction((tx) => ctx.once(onceKey, tx, async () => {
    if (state === "done") await sayDone(ctx, tx, row, onceKey);
    await ctx.events.publish(toDoFinished, { id: row.id, clientId: row.clientId, state }, tx);
    return null;
  }));
}
