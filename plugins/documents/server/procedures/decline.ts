import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import { findOwnPaper } from "../signing/find-paper.ts";
import { declineRequest } from "../signing/stop-request.ts";
import { viewerProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

/** A signer says no to the whole request, with a reason. */
export const decline = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ paperId: id, key, reason: z.string().trim().min(2, "Say why in a few words.").max(1_000, "Use 1,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const own = await findOwnPaper(plugin, viewer, input.paperId);
    if (own.signer.declinedAt === null && own.signer.doneAt !== null) throw new AppError("CONFLICT", "You have already signed this. Write to your practice if you changed your mind.");
    await declineRequest(plugin, viewer, own, input.reason, input.key);
    return { id: input.paperId };
  });
