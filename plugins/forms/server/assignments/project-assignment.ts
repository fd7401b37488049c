import type { PluginContext, Tx } from "@anteroom/core/server";
import { followSteps } from "../packets/given/follow-steps.ts";
import type { AssignmentState } from "./assignment-rows.ts";
import { assignments } from "./assignment-rows.ts";
import { touchAssignment } from "./touch-assignment.ts";

const states: Record<string, AssignmentState> = {
  scheduled: "scheduled", "open.sent": "sent", "open.inProgress": "in-progress", "open.returned": "returned", "open.amending": "amending",
  submitted: "submitted", reviewed: "reviewed", expired: "expired", revoked: "revoked",
};

/** The state as the record and everybody who reads it call it. */
export const stateNamed = (value: string): AssignmentState => states[value] ?? "scheduled";

/** Mirrors the workflow into the record; a form that is sent appears in the conversation in the same transaction. */
export async function projectAssignment(ctx: PluginContext, tx: Tx, assignmentId: string, { value }: { value: string }): Promise<void> {
  const where = { practiceId: ctx.practiceId, id: assignmentId };
  const transaction = tx.sequelize;
  const state = stateNamed(value);
  await ctx.model(assignments).update({ state, ...(state === "expired" || state === "revoked" ? { endedAt: ctx.now() } : { endedAt: null }) }, { where, transaction });
  const row = (await ctx.model(assignments).findOne({ where, transaction }))?.get();
  if (!row) return;
  if (state === "sent" && row.card !== "none") {
    const { id: conversationId } = await ctx.inbox.conversationOf(row.portalUserId, tx);
    await ctx.inbox.postCard({ conversationId, kind: `forms.${row.card}`, subjectId: assignmentId }, tx);
    await ctx.notify("forms.assigned", { to: { portalUserId: row.portalUserId }, data: { assignmentId }, key: `assigned:${assignmentId}` }, tx);
  }
  await touchAssignment(ctx, row, tx);
  if (row.originId !== null) await followSteps(ctx, row.originId, tx);
}
