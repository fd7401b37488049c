import { z } from "zod";
import { isId, notFound } from "@anteroom/core/server";
import { findForStaff } from "../../assignments/find-assignment.ts";
import { staffProcedure } from "../../trpc.ts";
import { addAnnotation } from "../annotations.ts";
import { submissionsOf } from "../copy.ts";

const input = z.object({
  key: z.string().refine(isId, "Use a ULID."),
  assignmentId: z.string().length(26),
  submissionId: z.string().length(26),
  text: z.string().trim().min(1, "Write a note.").max(4000, "Use 4,000 characters or fewer."),
});

/** Adds a note about answers that only staff see. */
export const annotate = staffProcedure
  .meta({ permission: "forms.review" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, assignmentId, submissionId, text } }) => {
    const row = await findForStaff(plugin, viewer, assignmentId);
    if (!(await submissionsOf(plugin, assignmentId)).some((one) => one.id === submissionId)) throw notFound("these answers");
    await plugin.transaction((tx) =>
      plugin.once(`annotate:${key}`, tx, async () => {
        await addAnnotation(plugin, { id: key, submissionId, staffId: viewer.staffId, text }, tx);
        await plugin.audit("annotated", { subject: submissionId, clientId: row.clientId }, tx);
        return null;
      }),
    );
    return { id: key };
  });
