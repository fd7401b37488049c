import { z } from "zod";
import { assignmentWorkflow } from "../../assignments/assignment-workflow.ts";
import { assignments } from "../../assignments/assignment-rows.ts";
import { findOwn, lockAssignment } from "../../assignments/find-assignment.ts";
import { formOf } from "../../assignments/forms-of.ts";
import type { Typed } from "../../definition/answer.ts";
import { replaceDraft } from "../../drafts/draft.ts";
import { portalProcedure } from "../../trpc.ts";
import { submissionsOf } from "../copy.ts";
import { typedPlace } from "../submission-places.ts";

/** Drops the changes and keeps what was sent. */
export const keepSent = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => {
    await findOwn(plugin, viewer, assignmentId);
    await plugin.transaction(async (tx) => {
      const row = await lockAssignment(plugin, assignmentId, tx);
      const [latest] = await submissionsOf(plugin, assignmentId, tx);
      if (row.state !== "amending" || !latest) return;
      const { definition } = await formOf(plugin, row.versionId, tx);
      const typed = JSON.parse(plugin.sealed.open(typedPlace(latest.id), latest.typed)) as Typed;
      await replaceDraft(plugin, row.id, definition.pages.flatMap((page) => page.items).map((item) => item.id), typed, tx);
      await plugin.model(assignments).update({ amendReason: null }, { where: { practiceId: plugin.practiceId, id: row.id }, transaction: tx.sequelize });
      await plugin.workflows.send(assignmentWorkflow, row.id, { type: "keep" }, tx);
      await plugin.audit("kept-sent", { subject: row.id, clientId: row.clientId }, tx);
    });
    return null;
  });
