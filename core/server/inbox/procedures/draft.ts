import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { ulid } from "./ids.ts";

/** What the viewer had typed and not sent. */
export const draft = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ conversationId: ulid, note: z.boolean().default(false) }))
  .query(async ({ ctx, input }) => ({ text: await ctx.host.inbox.draft(ctx.viewer, input.conversationId, input.note) }));
