import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { staffProcedure } from "../../trpc.ts";
import { nudge as nudgeNow } from "../change-assignment.ts";
import { findForStaff } from "../find-assignment.ts";

/** Reminds the person of a form once more, at most once in 24 hours. */
export const nudge = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ assignmentId: z.string().length(26), key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId, key } }) => {
    await findForStaff(plugin, viewer, assignmentId);
    await plugin.transaction((tx) => nudgeNow(plugin, assignmentId, key, tx));
    return null;
  });
