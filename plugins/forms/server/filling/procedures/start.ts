import { z } from "zod";
import { findOwn, lockAssignment } from "../../assignments/find-assignment.ts";
import { portalProcedure } from "../../trpc.ts";
import { startFilling } from "../start-filling.ts";

/** Begins a form, or goes on where it was left; answers the page to open. */
export const start = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => {
    await findOwn(plugin, viewer, assignmentId);
    return plugin.transaction(async (tx) => startFilling(plugin, await lockAssignment(plugin, assignmentId, tx), tx));
  });
