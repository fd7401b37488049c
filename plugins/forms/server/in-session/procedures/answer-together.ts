import { z } from "zod";
import { stepInput } from "../../drafts/save-step.ts";
import { answerStep } from "../../filling/answer-step.ts";
import { staffProcedure } from "../../trpc.ts";
import { lockTogether } from "../open-together.ts";

/** Continue, for staff who fill a form in together with the person. */
export const answerTogether = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(stepInput.extend({ discard: z.boolean().default(false) }))
  .mutation(({ ctx: { plugin, viewer }, input }) =>
    plugin.transaction(async (tx) => {
      await lockTogether(plugin, viewer, input.assignmentId, tx);
      return answerStep(plugin, { staffId: viewer.staffId }, input, tx);
    }),
  );
