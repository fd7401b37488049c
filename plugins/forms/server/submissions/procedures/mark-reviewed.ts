import { z } from "zod";
import { markReviewed as markNow } from "../../assignments/change-assignment.ts";
import { findForStaff } from "../../assignments/find-assignment.ts";
import { staffProcedure } from "../../trpc.ts";

/** Says that the practice has read these answers; newer ones than those that were looked at stay unread. */
export const markReviewed = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ assignmentId: z.string().length(26), submissionId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId, submissionId } }) => {
    await findForStaff(plugin, viewer, assignmentId);
    await plugin.transaction((tx) => markNow(plugin, assignmentId, submissionId, viewer.staffId, tx));
    return null;
  });
