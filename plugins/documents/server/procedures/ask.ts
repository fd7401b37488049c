import { z } from "zod";
import { findOwnPaper } from "../signing/find-paper.ts";
import { askAboutClause } from "../signing/stop-request.ts";
import { portalProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

/** A portal signer asks about a clause: the question goes into the conversation, and the request waits. */
export const ask = portalProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ paperId: id, key, clause: z.string().trim().min(2, "Copy the words that you ask about.").max(600, "Quote 600 characters or fewer."), question: z.string().trim().min(2, "Write your question.").max(4_000, "Use 4,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const own = await findOwnPaper(plugin, viewer, input.paperId);
    await askAboutClause(plugin, viewer, own, input, input.key);
    return { id: input.paperId };
  });
