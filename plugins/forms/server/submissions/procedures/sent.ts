import { personName } from "@anteroom/core/server";
import { z } from "zod";
import { findReadable } from "../../assignments/find-assignment.ts";
import { portalProcedure } from "../../trpc.ts";
import { findSubmission, linesOf } from "../copy.ts";
import { scoreWords } from "../score.ts";

/** What was sent, for the person who sent it and those with whom it was shared before it was answered. */
export const sent = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26), number: z.number().int().min(1).optional() }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId, number } }) => {
    const row = await findReadable(plugin, viewer, assignmentId);
    const { opened, all } = await findSubmission(plugin, assignmentId, number);
    const writer = row.own ? null : await plugin.people.portalUser(row.portalUserId);
    const showScore = await plugin.setting<boolean>("showScores", { clientId: row.clientId });
    await plugin.transaction((tx) => plugin.audit("read-copy", { subject: opened.row.id, clientId: row.clientId }, tx));
    return {
      title: opened.definition.title,
      own: row.own,
      by: writer ? personName(writer) : null,
      inSession: opened.row.sentBy !== opened.row.portalUserId,
      number: opened.row.number,
      submittedAt: opened.row.submittedAt,
      reason: row.own ? opened.reason : null,
      readBy: opened.definition.readBy,
      all,
      lines: await linesOf(plugin, opened),
      score: showScore ? scoreWords(opened.score) : null,
      mayAmend: row.own && (row.state === "submitted" || row.state === "reviewed"),
      state: row.state,
    };
  });
