import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { assignmentTimes } from "./assignment-times.ts";
import { assignmentWorkflow } from "./assignment-workflow.ts";
import { assignments } from "./assignment-rows.ts";
import type { Assignment, AssignmentState } from "./assignment-rows.ts";
import { lockAssignment } from "./find-assignment.ts";
import { endOfDay } from "./local-day.ts";
import { stateNamed } from "./project-assignment.ts";

const waiting: readonly AssignmentState[] = ["sent", "in-progress", "returned", "amending"];
const changed = (message = "This form changed while you were looking. Check and try again."): AppError => new AppError("CONFLICT", message);

export const returnNotePlace = (assignmentId: string) => ({ table: "forms_assignments", row: assignmentId, column: "returnNote" });

const update = (ctx: PluginContext, id: string, to: Partial<Assignment>, tx: Tx) => ctx.model(assignments).update(to, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });

/** Moves a locked assignment by one event. @throws AppError `CONFLICT` when it does not end where it should */
async function move(ctx: PluginContext, id: string, event: { type: string; [key: string]: unknown }, to: readonly AssignmentState[], tx: Tx): Promise<void> {
  const { value } = await ctx.workflows.send(assignmentWorkflow, id, event, tx);
  if (!to.includes(stateNamed(value))) throw changed();
}

/** Reminds the person once more, by the card that speaks for the form: from the chart and from the card together at most once in 24 hours. */
export async function nudge(ctx: PluginContext, id: string, key: string, tx: Tx): Promise<void> {
  const row = await lockAssignment(ctx, id, tx);
  if (!waiting.includes(row.state)) throw changed("This form no longer waits for anybody.");
  if (row.card !== "none") return ctx.cards.nudge(`forms.${row.card}`, id, key, tx);
  if (row.originId === null) throw changed("This form has no card to remind of.");
  await ctx.cards.nudge("forms.packet", row.originId, key, tx);
}

/** Takes a form back that was not sent; with `replacedBy` its card leads to the one in its place. */
export async function withdraw(ctx: PluginContext, id: string, replacedBy: string | null, tx: Tx): Promise<void> {
  const row = await lockAssignment(ctx, id, tx);
  if (row.state === "revoked") return;
  if (replacedBy) await update(ctx, id, { replacedBy }, tx);
  await move(ctx, id, { type: "revoke" }, ["revoked"], tx);
  await ctx.audit("withdrew", { subject: id, clientId: row.clientId }, tx);
}

/** Gives other days to a form that was not sent; one that ran out is open again. */
export async function extend(ctx: PluginContext, id: string, days: { dueOn: string | null; closesOn: string | null }, tx: Tx): Promise<void> {
  const row = await lockAssignment(ctx, id, tx);
  const { dueOn, closesOn } = days;
  const { remindIn, closeIn } = await assignmentTimes(ctx, row.clientId, { sendAt: null, dueOn, closesOn, zone: row.zone });
  if (row.state === "scheduled") throw changed("This form was not sent yet. Withdraw it and give it again with other days.");
  await update(ctx, id, { dueOn, closesOn, dueAt: dueOn === null ? null : endOfDay(dueOn, row.zone) }, tx);
  await move(ctx, id, { type: "extend", remindIn, closeIn }, waiting, tx);
  await ctx.audit("extended", { subject: id, clientId: row.clientId }, tx);
}

/** Says that the practice has read what was sent last. */
export async function markReviewed(ctx: PluginContext, id: string, submissionId: string, staffId: string, tx: Tx): Promise<void> {
  const row = await lockAssignment(ctx, id, tx);
  if (row.submissionId !== submissionId) throw changed("There are newer answers than the ones you looked at. Read them first.");
  if (row.state === "reviewed") return;
  await update(ctx, id, { reviewedAt: ctx.now(), reviewedBy: staffId }, tx);
  await move(ctx, id, { type: "review" }, ["reviewed"], tx);
  await ctx.audit("reviewed", { subject: submissionId, clientId: row.clientId }, tx);
}

/** Opens a form again with the answers that were sent and a note what to look at. */
export async function giveBack(ctx: PluginContext, id: string, submissionId: string, note: string, tx: Tx): Promise<void> {
  const row = await lockAssignment(ctx, id, tx);
  if (row.submissionId !== submissionId) throw changed("There are newer answers than the ones you looked at. Read them first.");
  const { remindIn } = await assignmentTimes(ctx, row.clientId, { sendAt: null, dueOn: row.dueOn, closesOn: null, zone: row.zone });
  await update(ctx, id, { returnNote: ctx.sealed.seal(returnNotePlace(id), note), closesOn: null, step: 1 }, tx);
  await move(ctx, id, { type: "giveBack", remindIn, closeIn: null }, ["returned"], tx);
  await ctx.notify("forms.returned", { to: { portalUserId: row.portalUserId }, data: { assignmentId: id }, key: `returned:${submissionId}` }, tx);
  await ctx.audit("gave-back", { subject: submissionId, clientId: row.clientId }, tx);
}
