import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { alerts } from "./alerts/alert-rows.ts";
import { assignForm } from "./assignments/assign-form.ts";
import { assignments } from "./assignments/assignment-rows.ts";
import { markReviewed } from "./assignments/change-assignment.ts";
import { lockAssignment } from "./assignments/find-assignment.ts";
import { formOf } from "./assignments/forms-of.ts";
import { submitAnswers } from "./submissions/submit-answers.ts";
import { submissions } from "./submissions/submission-rows.ts";

/** Points of each question, the oldest result first, two weeks apart. The last PHQ-9 has an answer that staff look at now. */
const results: Readonly<Record<"phq-9" | "gad-7", readonly string[]>> = {
  "phq-9": ["322322220", "222322120", "222221120", "221211110", "112111110", "111111101"],
  "gad-7": ["3322222", "3222221", "2222211", "2121111", "1111111", "1110110"],
};
const twoWeeks = 14 * 86_400_000;

/** Six results of each measure for one client. */
export async function demoScores(ctx: PluginContext, of: { clientId: string; portalUserId: string; staffId: string; versionOf: (measure: "phq-9" | "gad-7") => Promise<string> }, tx: Tx): Promise<void> {
  const transaction = tx.sequelize;
  for (const measure of ["phq-9", "gad-7"] as const) {
    const form = await formOf(ctx, await of.versionOf(measure), tx);
    for (const [at, points] of results[measure].entries()) {
      const id = newId();
      const submittedAt = ctx.now() - (results[measure].length - 1 - at) * twoWeeks - 3_600_000;
      await assignForm(ctx, { id, clientId: of.clientId, portalUserId: of.portalUserId, form, assignedBy: of.staffId, card: false }, tx);
      const typed = { ...Object.fromEntries([...points].map((value, item) => [`item-${item + 1}`, value])), difficulty: "1" };
      const { submissionId } = await submitAnswers(ctx, await lockAssignment(ctx, id, tx), typed, { id: of.portalUserId, inSession: false }, tx);
      await markReviewed(ctx, id, submissionId, of.staffId, tx);
      const where = { practiceId: ctx.practiceId };
      await ctx.model(assignments).update({ assignedAt: submittedAt - 86_400_000, submittedAt, reviewedAt: submittedAt + 3_600_000 }, { where: { ...where, id }, transaction });
      await ctx.model(submissions).update({ submittedAt }, { where: { ...where, id: submissionId }, transaction });
      await ctx.model(alerts).update({ raisedAt: submittedAt }, { where: { ...where, assignmentId: id }, transaction });
    }
  }
}
