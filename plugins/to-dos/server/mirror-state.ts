import type { PluginContext, Tx } from "@anteroom/core/server";
import { givenNotification } from "./notifications.ts";
import { plainRow, toDos } from "./to-do-rows.ts";
import type { ToDo, ToDoState } from "./to-do-rows.ts";

/** What people are shown of the machine's states. */
const shown: Record<string, ToDoState> = { scheduled: "scheduled", proposed: "proposed", open: "open", quiet: "open", awaiting: "awaiting", ticked: "done", done: "done", skipped: "skipped", cancelled: "cancelled" };

/** Writes the state into the to-do's row and tells those who look at it; the first time that it shows, its cards are posted. */
export async function mirrorState(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const model = ctx.model(toDos);
  const where = { practiceId: ctx.practiceId, id };
  const found = await model.findOne({ where, transaction: tx.sequelize });
  if (!found) throw new Error(`to-dos: the workflow of ${id} has no to-do`);
  const row = plainRow(found);
  const state = shown[value] ?? "open";
  const shows = state === "open" || state === "proposed";
  const change: Partial<ToDo> = { state, changedAt: ctx.now() };
  // From ticked to settled it stays done since the tick.
  if (state === "done" || state === "awaiting") change.doneAt = row.doneAt ?? ctx.now();
  if (shows) Object.assign(change, { doneAt: null, seenAt: null });
  if (shows && row.postedAt === null) change.postedAt = ctx.now();
  await model.update(change, { where, transaction: tx.sequelize });
  if (change.postedAt !== undefined) await post(ctx, tx, row);
  await ctx.cards.touch("to-dos.item", id, tx);
}

async function post(ctx: PluginContext, tx: Tx, row: ToDo): Promise<void> {
  if (row.forStaff || row.clientId === null) return;
  const everyone = await ctx.people.portalUsersOf(row.clientId, tx);
  for (const user of everyone) {
    const mine = row.portalUserId === null ? user.permissions.includes("basic") && user.status !== "removed" && user.status !== "suspended" : user.id === row.portalUserId;
    if (!mine) continue;
    const { id: conversationId } = await ctx.inbox.conversationOf(user.id, tx);
    await ctx.inbox.postCard({ conversationId, kind: "to-dos.item", subjectId: row.id }, tx);
    if (row.byId !== user.id) await ctx.notify(givenNotification.kind, { to: { portalUserId: user.id }, data: { id: row.id }, key: `given:${row.id}` }, tx);
  }
}
