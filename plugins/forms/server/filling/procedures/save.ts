import { saveStep, stepInput } from "../../drafts/save-step.ts";
import { shownOn } from "../fill.ts";
import { portalProcedure } from "../../trpc.ts";

/** Saves a page while somebody types: nothing is checked, and nothing that another device changed is overwritten. */
export const save = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(stepInput)
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { filling, savedAt, revisions, conflicts } = await plugin.transaction((tx) => saveStep(plugin, { portalUserId: viewer.portalUserId }, input, tx));
    return { savedAt, revisions, conflicts, shown: shownOn(filling, input.step) };
  });
