import type { PluginContext, Tx } from "@anteroom/core/server";
import { homeworkNotification } from "../notifications.ts";
import { homework, homeworkStates } from "../tables/homework.ts";
import type { Homework, HomeworkState } from "../tables/homework.ts";
import { doersOf } from "./doers.ts";

/** Writes the workflow's state into the row; the first time that it shows, its cards are posted. */
export async function mirrorHomework(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const model = ctx.model(homework);
  const where = { practiceId: ctx.practiceId, id };
  const found = await model.findOne({ where, transaction: tx.sequelize });
  if (!found) throw new Error(`sessions: the workflow of ${id} has no homework`);
  const row = found.get();
  const state = homeworkStates.find((one) => one === value) ?? ("assigned" satisfies HomeworkState);
  const shows = value !== "scheduled";
  const now = ctx.now();
  const change: Partial<Homework> = { state, version: row.version + 1, changedAt: now };
  if (state === "submitted") Object.assign(change, { submittedAt: now, reviewedAt: null });
  if (state === "reviewed") change.reviewedAt = now;
  if (state === "started" || state === "assigned") Object.assign(change, { submittedAt: null, reviewedAt: null });
  if (shows && row.postedAt === null && state !== "cancelled") change.postedAt = now;
  await model.update(change, { where, transaction: tx.sequelize });
  if (change.postedAt !== undefined) {
    for (const { portalUserId, conversationId } of await doersOf(ctx, row, tx)) {
      await ctx.inbox.postCard({ conversationId, kind: "sessions.homework", subjectId: id }, tx);
      await ctx.notify(homeworkNotification.kind, { to: { portalUserId }, data: { id }, key: `homework:${id}` }, tx);
    }
  }
  await ctx.cards.touch("sessions.homework", id, tx);
}
