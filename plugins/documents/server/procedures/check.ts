import { z } from "zod";
import { leftToDo, signingInput } from "../signing/check-signing.ts";
import { findOwnPaper } from "../signing/find-paper.ts";
import { contentOf } from "../signing/load-request.ts";
import { viewerProcedure } from "../trpc.ts";

/** What is still to be done before this can be signed, by field; signs nothing. */
export const check = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(signingInput.omit({ key: true, seen: true }).extend({ paperId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const { paper } = await findOwnPaper(plugin, viewer, input.paperId);
    return leftToDo(contentOf(plugin, paper).nodes, { ...input, key: "", seen: "" });
  });
