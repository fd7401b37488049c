import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { findRecurrence, lockRecurrence } from "../find-recurrence.ts";
import { recurrences } from "../recurrence-rows.ts";
import { recurrenceWorkflow } from "../recurrence-workflow.ts";

/** Stops giving a form again; what was given stays. */
export const stopRepeat = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ recurrenceId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { recurrenceId } }) => {
    await findRecurrence(plugin, viewer, recurrenceId);
    await plugin.transaction(async (tx) => {
      const row = await lockRecurrence(plugin, recurrenceId, tx);
      if (!row || row.state === "ended") return;
      await plugin.model(recurrences).update({ state: "ended", endedWhy: "stopped", nextAt: null }, { where: { practiceId: plugin.practiceId, id: row.id }, transaction: tx.sequelize });
      // What was planned for appointments finds it ended.
      if (row.unit !== "before" && row.unit !== "after") await plugin.workflows.send(recurrenceWorkflow, row.id, { type: "end" }, tx);
      await plugin.audit("stopped-repeating", { subject: row.id, clientId: row.clientId }, tx);
    });
    return null;
  });
