import { z } from "zod";
import { portalProcedure } from "../../trpc.ts";
import { openFilling } from "../fill.ts";
import { showStep } from "../show-step.ts";

/** One page of a form with what was typed on it, for the person who fills it in. */
export const step = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26), step: z.number().int().min(1).max(1000) }))
  .query(async ({ ctx: { plugin, viewer }, input }) => ({ ...(await showStep(plugin, await openFilling(plugin, viewer, input.assignmentId), input.step)), seatId: viewer.portalUserId }));
