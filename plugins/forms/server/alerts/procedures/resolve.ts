import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { resolveAlert } from "../change-alert.ts";
import { findAlert } from "../find-alert.ts";

/** Closes an alert with a note on what was done. */
export const resolve = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ alertId: z.string().length(26), note: z.string().trim().min(1, "Write what was done.").max(2000, "Use 2,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { alertId, note } }) => {
    await findAlert(plugin, viewer, alertId);
    await plugin.transaction((tx) => resolveAlert(plugin, viewer, alertId, note, tx));
    return null;
  });
