import { z } from "zod";
import { isId } from "@anteroom/core/server";
import { lockAssignment } from "../../assignments/find-assignment.ts";
import { findOwn } from "../../assignments/find-assignment.ts";
import { readFilling, typedShown } from "../../filling/fill.ts";
import { portalProcedure } from "../../trpc.ts";
import { submitAnswers } from "../submit-answers.ts";

/** Sends a form. The same key again answers the same submission; a second tab is told that it was sent, and when. */
export const submit = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26), key: z.string().refine(isId, "Use a ULID.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId, key } }) => {
    await findOwn(plugin, viewer, assignmentId);
    return plugin.transaction((tx) =>
      plugin.once(`submit:${assignmentId}:${key}`, tx, async () => {
        const row = await lockAssignment(plugin, assignmentId, tx);
        return submitAnswers(plugin, row, typedShown(await readFilling(plugin, row, tx)), { id: viewer.portalUserId, inSession: false }, tx);
      }),
    );
  });
