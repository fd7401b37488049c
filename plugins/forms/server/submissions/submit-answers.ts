import { createHash } from "node:crypto";
import { AppError, invalid, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { raiseAlerts } from "../alerts/raise-alerts.ts";
import { assignmentWorkflow } from "../assignments/assignment-workflow.ts";
import { refuseEnded } from "../assignments/assignment-ended.ts";
import { assignments } from "../assignments/assignment-rows.ts";
import type { Assignment } from "../assignments/assignment-rows.ts";
import { formOf } from "../assignments/forms-of.ts";
import { stateNamed } from "../assignments/project-assignment.ts";
import type { Typed } from "../definition/answer.ts";
import { readForm } from "../definition/read-form.ts";
import { readDraft } from "../drafts/draft.ts";
import { carryOver } from "../profile/carry-over.ts";
import { rulesFor } from "../filling/fill.ts";
import { scoreOf } from "./score.ts";
import { formSubmitted } from "./form-submitted.ts";
import { sentBefore } from "./sent-before.ts";
import { contentPlace, reasonPlace, typedPlace } from "./submission-places.ts";
import { submissions } from "./submission-rows.ts";


export const hashOf = (content: string): string => createHash("sha256").update(content).digest("hex");

/** Who sends: the portal user, or a staff member who fills it in with them. */
interface Sender {
  id: string;
  inSession: boolean;
}

/**
 * Sends a form: answers, score and hash are kept as they are now, and everything that follows is stored with them.
 * The caller has locked the assignment, so of two who send at once the second finds it sent.
 * @throws AppError `INVALID` with a sentence for each field, `USED` when it was sent before, `EXPIRED` when it is closed
 */
export async function submitAnswers(ctx: PluginContext, row: Assignment, typed: Typed, sender: Sender, tx: Tx): Promise<{ submissionId: string; number: number }> {
  refuseEnded(row);
  const form = await formOf(ctx, row.versionId, tx);
  const before = await sentBefore(ctx, row, tx);
  const { prefilled } = await readDraft(ctx, row.id, tx);
  const rules = await rulesFor(ctx, row);
  const { answers, errors } = readForm(form.definition, typed, rules);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const submissionId = newId();
  const { practiceId } = ctx;
  const { id: assignmentId, clientId, portalUserId, formId, versionId, originId } = row;
  const number = row.submissions + 1;
  const content = JSON.stringify({ form: form.hash, answers, score: scoreOf(form.definition, answers) });
  const reason = row.amendReason === null ? null : ctx.sealed.open({ table: "forms_assignments", row: assignmentId, column: "amendReason" }, row.amendReason);
  const transaction = tx.sequelize;
  await ctx.model(submissions).create(
    {
      id: submissionId, practiceId, assignmentId, clientId, portalUserId, number, versionId, hash: hashOf(content), sentBy: sender.id, submittedAt: ctx.now(),
      content: ctx.sealed.seal(contentPlace(submissionId), content), typed: ctx.sealed.seal(typedPlace(submissionId), JSON.stringify(typed)),
      reason: reason === null ? null : ctx.sealed.seal(reasonPlace(submissionId), reason), moved: null,
    },
    { transaction },
  );
  await ctx.model(assignments).update(
    { submissionId, submissions: number, submittedAt: ctx.now(), reviewedAt: null, reviewedBy: null, returnNote: null, amendReason: null, togetherWith: null },
    { where: { practiceId, id: assignmentId }, transaction },
  );
  const { value } = await ctx.workflows.send(assignmentWorkflow, assignmentId, { type: "submit" }, tx);
  if (stateNamed(value) !== "submitted") throw new AppError("CONFLICT", "This form changed while you were looking. Check and try again.");
  await raiseAlerts(ctx, row, number, { definition: form.definition, answers, order: rules.order }, tx);
  await carryOver(ctx, portalUserId, { definition: form.definition, answers, typed, prefilled, before }, tx);
  await ctx.events.publish(formSubmitted, { assignmentId, submissionId, number, formId, versionId, clientId, portalUserId, originId }, tx);
  await ctx.audit("submitted", { subject: submissionId, clientId, detail: { assignment: assignmentId, number, inSession: sender.inSession } }, tx);
  await sayItWasSent(ctx, row, submissionId, form.definition, sender, tx);
  return { submissionId, number };
}

async function sayItWasSent(ctx: PluginContext, row: Assignment, submissionId: string, form: { title: string; sensitive: boolean }, sender: Sender, tx: Tx): Promise<void> {
  const title = form.sensitive ? "a form" : form.title;
  if (row.card !== "none") {
    const { id: conversationId } = await ctx.inbox.conversationOf(row.portalUserId, tx);
    const user = await ctx.people.portalUser(row.portalUserId, tx);
    const called = user && (user.nameUsed || user.firstName);
    const forStaff = sender.inSession ? `${ctx.viewer?.name ?? "Staff"} filled in ${title} with ${called ?? "the client"}` : `${called ?? "The client"} sent ${title}`;
    await ctx.inbox.postEvent({ conversationId, key: `submitted:${submissionId}`, forPortal: sender.inSession ? `You filled in ${title} together` : `You sent ${title}`, forStaff }, tx);
  }
  const readers = new Set((await ctx.people.careTeam(row.clientId, tx)).slice(0, 1).map((member) => member.id));
  if (row.assignedBy) readers.add(row.assignedBy);
  readers.delete(sender.id);
  for (const staffId of readers) await ctx.notify("forms.received", { to: { staffId }, data: { assignmentId: row.id }, key: `received:${submissionId}:${staffId}` }, tx);
}
