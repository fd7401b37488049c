import { saveStep, stepInput } from "../../drafts/save-step.ts";
import { shownOn } from "../../filling/fill.ts";
import { staffProcedure } from "../../trpc.ts";
import { lockTogether } from "../open-together.ts";

/** Saves a page while staff type with the person: nothing is checked. */
export const saveTogether = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(stepInput)
  .mutation(({ ctx: { plugin, viewer }, input }) =>
    plugin.transaction(async (tx) => {
      await lockTogether(plugin, viewer, input.assignmentId, tx);
      const { filling, savedAt, revisions, conflicts } = await saveStep(plugin, { staffId: viewer.staffId }, input, tx);
      return { savedAt, revisions, conflicts, shown: shownOn(filling, input.step) };
    }),
  );
