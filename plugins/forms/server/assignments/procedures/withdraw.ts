import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { withdraw as withdrawNow } from "../change-assignment.ts";
import { findForStaff } from "../find-assignment.ts";

/** Takes back a form that was not sent. */
export const withdraw = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ assignmentId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => {
    await findForStaff(plugin, viewer, assignmentId);
    await plugin.transaction((tx) => withdrawNow(plugin, assignmentId, null, tx));
    return null;
  });
