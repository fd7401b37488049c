import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { formOf } from "../assignments/forms-of.ts";
import type { Answers } from "../definition/answer.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import { answerLines } from "../definition/answer-lines.ts";
import type { AnswerLine } from "../definition/answer-lines.ts";
import { dateOrderOf } from "../definition/read-date.ts";
import type { MeasureScore } from "../measures/score-measure.ts";
import { filesOf } from "./files-of.ts";
import { movedIn, withMoved } from "./moved-files.ts";
import { contentPlace, reasonPlace } from "./submission-places.ts";
import { hashOf } from "./submit-answers.ts";
import { submissions } from "./submission-rows.ts";
import type { Submission } from "./submission-rows.ts";

/** What was sent, opened. */
export interface OpenedSubmission {
  row: Submission;
  definition: FormDefinition;
  formId: string;
  version: number;
  answers: Answers;
  score: MeasureScore | null;
  reason: string | null;
  /** The stored text is still the one that was sent. */
  intact: boolean;
}

/** Opens what was sealed when a form was sent. */
export async function openSubmission(ctx: PluginContext, row: Submission): Promise<OpenedSubmission> {
  const content = ctx.sealed.open(contentPlace(row.id), row.content);
  const { answers, score } = JSON.parse(withMoved(content, movedIn(row.moved))) as { answers: Answers; score: MeasureScore | null };
  const { definition, formId, version } = await formOf(ctx, row.versionId);
  const reason = row.reason === null ? null : ctx.sealed.open(reasonPlace(row.id), row.reason);
  return { row: { ...row, submittedAt: Number(row.submittedAt) }, definition, formId, version, answers, score, reason, intact: hashOf(content) === row.hash };
}

/** Every submission of a form, the newest first, still sealed. */
export async function submissionsOf(ctx: PluginContext, assignmentId: string, tx?: Tx): Promise<Submission[]> {
  const rows = await ctx.model(submissions).findAll({ where: { practiceId: ctx.practiceId, assignmentId }, order: [["number", "DESC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => row.get()).map((row) => ({ ...row, submittedAt: Number(row.submittedAt) }));
}

/** One of them, the newest without a number. @throws AppError `NOT_FOUND` */
export async function findSubmission(ctx: PluginContext, assignmentId: string, number?: number): Promise<{ opened: OpenedSubmission; all: { number: number; submittedAt: number }[] }> {
  const rows = await submissionsOf(ctx, assignmentId);
  const row = number === undefined ? rows[0] : rows.find((one) => one.number === number);
  if (!row) throw notFound("these answers");
  return { opened: await openSubmission(ctx, row), all: rows.map((one) => ({ number: one.number, submittedAt: one.submittedAt })) };
}

/** The questions that were asked, with what was answered. What was hidden was not asked. */
export async function linesOf(ctx: PluginContext, { definition, answers }: Pick<OpenedSubmission, "definition" | "answers">): Promise<AnswerLine[]> {
  const { country } = await ctx.people.practice();
  return answerLines(definition, answers, { order: dateOrderOf(country), files: await filesOf(ctx, { definition, answers }) });
}
