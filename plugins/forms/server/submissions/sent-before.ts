import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Assignment } from "../assignments/assignment-rows.ts";
import type { Answers } from "../definition/answer.ts";
import { submissions } from "./submission-rows.ts";
import { contentPlace } from "./submission-places.ts";

/** The answers that were sent last; null when nothing was. */
export async function sentBefore(ctx: PluginContext, row: Pick<Assignment, "submissionId">, tx?: Tx): Promise<Answers | null> {
  if (row.submissionId === null) return null;
  const found = (await ctx.model(submissions).findOne({ where: { practiceId: ctx.practiceId, id: row.submissionId }, ...(tx ? { transaction: tx.sequelize } : {}) }))?.get();
  return found ? (JSON.parse(ctx.sealed.open(contentPlace(found.id), found.content)) as { answers: Answers }).answers : null;
}
