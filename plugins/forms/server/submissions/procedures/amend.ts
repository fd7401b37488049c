import { z } from "zod";
import { AppError, isId } from "@anteroom/core/server";
import { assignmentWorkflow } from "../../assignments/assignment-workflow.ts";
import { assignments } from "../../assignments/assignment-rows.ts";
import { findOwn, lockAssignment } from "../../assignments/find-assignment.ts";
import { stateNamed } from "../../assignments/project-assignment.ts";
import { portalProcedure } from "../../trpc.ts";

export const amendReasonPlace = (assignmentId: string) => ({ table: "forms_assignments", row: assignmentId, column: "amendReason" });

const input = z.object({
  assignmentId: z.string().length(26),
  key: z.string().refine(isId, "Use a ULID."),
  reason: z.string().trim().min(1, "Write why you want to change your answers.").max(500, "Use 500 characters or fewer."),
});

/** Opens what was sent for changes. The copy that was sent stays, and the changed one goes beside it. */
export const amend = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId, key, reason } }) => {
    await findOwn(plugin, viewer, assignmentId);
    return plugin.transaction((tx) =>
      plugin.once(`amend:${assignmentId}:${key}`, tx, async () => {
        const row = await lockAssignment(plugin, assignmentId, tx);
        const amendReason = plugin.sealed.seal(amendReasonPlace(row.id), reason);
        await plugin.model(assignments).update({ amendReason, step: 1 }, { where: { practiceId: plugin.practiceId, id: row.id }, transaction: tx.sequelize });
        const { value } = await plugin.workflows.send(assignmentWorkflow, row.id, { type: "amend" }, tx);
        if (stateNamed(value) !== "amending") throw new AppError("CONFLICT", "This form changed while you were looking. Check and try again.");
        await plugin.audit("amends", { subject: row.id, clientId: row.clientId }, tx);
        return { assignmentId: row.id };
      }),
    );
  });
