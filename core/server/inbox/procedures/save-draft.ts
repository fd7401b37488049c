import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { ulid } from "./ids.ts";

// Longer than a message may be, so that too long a text is not lost while it is shortened.
const input = z.object({ conversationId: ulid, text: z.string().max(60_000), note: z.boolean().default(false) });

/** Keeps what the viewer is typing; nothing typed removes it. */
export const saveDraftProcedure = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .mutation(async ({ ctx, input: { conversationId, text, note } }) => {
    await ctx.host.inbox.saveDraft(ctx.viewer, conversationId, text, note);
    return { ok: true as const };
  });
