import { z } from "zod";
import { giveBack as giveBackNow } from "../../assignments/change-assignment.ts";
import { findForStaff } from "../../assignments/find-assignment.ts";
import { staffProcedure } from "../../trpc.ts";

/** Opens a form again for the person who sent it, with their answers and a note what to look at. */
export const giveBack = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ assignmentId: z.string().length(26), submissionId: z.string().length(26), note: z.string().trim().min(1, "Write what to look at again.").max(500, "Use 500 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId, submissionId, note } }) => {
    await findForStaff(plugin, viewer, assignmentId);
    await plugin.transaction((tx) => giveBackNow(plugin, assignmentId, submissionId, note, tx));
    return null;
  });
