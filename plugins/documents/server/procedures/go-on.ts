import { z } from "zod";
import { findOwnPaper } from "../signing/find-paper.ts";
import { resumeRequest } from "../signing/stop-request.ts";
import { viewerProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** A signer whose question was answered goes on. */
export const goOn = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ paperId: id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const own = await findOwnPaper(plugin, viewer, input.paperId);
    await resumeRequest(plugin, own.whole.request.id);
    return { id: input.paperId };
  });
