import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { acknowledgeAlert } from "../change-alert.ts";
import { findAlert } from "../find-alert.ts";

/** Takes an alert over; a second staff member is told who has it. */
export const acknowledge = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ alertId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { alertId } }) => {
    await findAlert(plugin, viewer, alertId);
    await plugin.transaction((tx) => acknowledgeAlert(plugin, viewer, alertId, tx));
    return null;
  });
