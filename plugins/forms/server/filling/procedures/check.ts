import { z } from "zod";
import { portalProcedure } from "../../trpc.ts";
import { openFilling } from "../fill.ts";
import { showCheck } from "../show-check.ts";

/** Every answer before it is sent, with what is still missing. */
export const check = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => showCheck(plugin, await openFilling(plugin, viewer, assignmentId)));
