import { z } from "zod";
import { stepInput } from "../../drafts/save-step.ts";
import { portalProcedure } from "../../trpc.ts";
import { answerStep } from "../answer-step.ts";

/** Continue: saves the page, checks it, and says where to go. */
export const answer = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(stepInput.extend({ discard: z.boolean().default(false) }))
  .mutation(({ ctx: { plugin, viewer }, input }) => plugin.transaction((tx) => answerStep(plugin, { portalUserId: viewer.portalUserId }, input, tx)));
