import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { openBody, sealBody } from "../sealed.ts";
import { homework } from "../tables/homework.ts";
import type { Homework, HomeworkBody, HomeworkState } from "../tables/homework.ts";
import { isDoer } from "./doers.ts";
import { homeworkWorkflow } from "./homework-workflow.ts";
import type { HomeworkEvent } from "./homework-workflow.ts";

/** Homework that this viewer may see. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findHomework(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<Homework> {
  const row = (await ctx.model(homework).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) }))?.get();
  const seen = row && (viewer.kind === "portal" ? isDoer(row, viewer) && row.postedAt !== null : await ctx.people.maySee(viewer, row.clientId));
  if (!row || !seen) throw notFound("this homework");
  return row;
}

export const homeworkBody = (ctx: PluginContext, row: Pick<Homework, "id" | "body">): HomeworkBody => openBody<HomeworkBody>(ctx, ["homework", row.id], row.body);

const taken: Readonly<Record<HomeworkState, string>> = {
  assigned: "This is not begun yet.",
  started: "This is open again.",
  submitted: "This was sent already.",
  reviewed: "Your practice has answered this already.",
  cancelled: "Your practice withdrew this.",
};

/** Moves homework by one event in the caller's transaction, with what was written. @throws AppError `CONFLICT` with how it stands when it comes too late. */
export async function moveHomework(ctx: PluginContext, tx: Tx, row: Homework, event: HomeworkEvent, words: Partial<HomeworkBody> = {}): Promise<void> {
  const before = await ctx.workflows.state(homeworkWorkflow, row.id, tx);
  if (!before?.can(event)) throw new AppError("CONFLICT", taken[row.state]);
  await writeHomework(ctx, tx, row, words);
  await ctx.workflows.send(homeworkWorkflow, row.id, event, tx);
}

/** Changes what is written in homework. */
export async function writeHomework(ctx: PluginContext, tx: Tx, row: Homework, words: Partial<HomeworkBody>): Promise<void> {
  if (Object.keys(words).length === 0) return;
  const body = sealBody(ctx, ["homework", row.id], { ...homeworkBody(ctx, row), ...words });
  await ctx.model(homework).update({ body, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
}
