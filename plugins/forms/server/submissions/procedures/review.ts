import { personName } from "@anteroom/core/server";
import { z } from "zod";
import { returnNotePlace } from "../../assignments/change-assignment.ts";
import { findForStaff } from "../../assignments/find-assignment.ts";
import { formOf } from "../../assignments/forms-of.ts";
import { staffNames } from "../../cards/assignment-faces.ts";
import { isOpenToStaff } from "../../in-session/refuse-others.ts";
import { whyNotTogether } from "../../in-session/why-not-together.ts";
import { staffProcedure } from "../../trpc.ts";
import { annotationsOf } from "../annotations.ts";
import { findSubmission, linesOf, openSubmission, submissionsOf } from "../copy.ts";
import { scoreWords } from "../score.ts";

/** What was sent, with its score, what was sent before, and what staff wrote to one another about it. */
export const review = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ assignmentId: z.string().length(26), number: z.number().int().min(1).optional() }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId, number } }) => {
    const row = await findForStaff(plugin, viewer, assignmentId);
    const user = await plugin.people.portalUser(row.portalUserId);
    const who = user ? personName(user) : "Somebody who left the portal";
    const { definition } = await formOf(plugin, row.versionId);
    const mayFill = plugin.holds("forms.fill") && ["sent", "in-progress", "returned"].includes(row.state);
    /** Filling it in with the person: why not, or whether it was begun so. */
    const together = mayFill ? { why: whyNotTogether(definition) ?? (isOpenToStaff(row) ? null : "They have begun it by themselves. What they write stays theirs until they send it."), begun: row.togetherWith !== null } : null;
    const base = { together, clientId: row.clientId, state: row.state, who, title: definition.title, dueOn: row.dueOn, closesOn: row.closesOn, mayAssign: plugin.holds("forms.assign"), mayReview: plugin.holds("forms.review") };
    if (row.submissions === 0) return { ...base, sent: null };
    const { opened, all } = await findSubmission(plugin, assignmentId, number);
    const earlier = (await submissionsOf(plugin, assignmentId)).find((one) => one.number === opened.row.number - 1);
    const before = earlier ? await linesOf(plugin, await openSubmission(plugin, earlier)) : [];
    const names = await staffNames(plugin, [row.reviewedBy, opened.row.sentBy === row.portalUserId ? null : opened.row.sentBy]);
    await plugin.transaction((tx) => plugin.audit("read-answers", { subject: opened.row.id, clientId: row.clientId }, tx));
    return {
      ...base,
      sent: {
        submissionId: opened.row.id, number: opened.row.number, latest: opened.row.id === row.submissionId, submittedAt: opened.row.submittedAt, version: opened.version, hash: opened.row.hash, intact: opened.intact,
        reason: opened.reason, filledInBy: opened.row.sentBy === row.portalUserId ? null : (names.get(opened.row.sentBy) ?? "staff"), all,
        lines: (await linesOf(plugin, opened)).map((line) => ({ ...line, before: earlier ? (before.find((one) => one.itemId === line.itemId)?.lines ?? []) : null })),
        score: scoreWords(opened.score),
        reviewedAt: row.reviewedAt, reviewedBy: names.get(row.reviewedBy ?? "") ?? null,
        returnNote: row.returnNote === null ? null : plugin.sealed.open(returnNotePlace(row.id), row.returnNote),
        annotations: await annotationsOf(plugin, opened.row.id),
      },
    };
  });
