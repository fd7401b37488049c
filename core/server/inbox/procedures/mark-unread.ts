import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { seq, ulid } from "./ids.ts";

/** Makes everything from an entry on count as new for the viewer. */
export const markUnread = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ conversationId: ulid, seq }))
  .mutation(async ({ ctx, input }) => {
    await ctx.host.inbox.markUnread(ctx.viewer, input.conversationId, input.seq);
    return { ok: true as const };
  });
