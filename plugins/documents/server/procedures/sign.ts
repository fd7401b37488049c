import { signingInput } from "../signing/check-signing.ts";
import { signPaper } from "../signing/sign-paper.ts";
import { viewerProcedure } from "../trpc.ts";

/** Signs one document as the viewer. Throws `CONFLICT` when they have signed it, `STALE` when it cannot be signed any more, with the sentence why. */
export const sign = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(signingInput)
  .mutation(async ({ ctx: { plugin, viewer, origin }, input }) => {
    await signPaper(plugin, viewer, origin, input);
    return { id: input.paperId };
  });
