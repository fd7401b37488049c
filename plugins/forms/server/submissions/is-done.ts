import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { readAssignments } from "../assignments/find-assignment.ts";

const id = "01JD0000000000000000000000";

/** Whether a form that was given to somebody was sent: by assignment, or by form and portal user, where the latest counts. */
export const isDone = capability({
  version: 1,
  input: z.union([z.object({ assignmentId: z.string() }), z.object({ formId: z.string(), portalUserId: z.string() })]),
  output: z.object({ assignmentId: z.string(), done: z.boolean(), submittedAt: z.number().nullable() }).nullable(),
  example: { input: { assignmentId: id }, output: { assignmentId: id, done: true, submittedAt: 1_764_000_000_000 } },
  async run(ctx, asked) {
    const [row] = await readAssignments(ctx, "assignmentId" in asked ? { id: asked.assignmentId } : asked, { limit: 1 });
    return row ? { assignmentId: row.id, done: row.submissions > 0 && row.state !== "returned", submittedAt: row.submittedAt } : null;
  },
});
