import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { seq, ulid } from "./ids.ts";

/** Marks everything up to an entry as read by the viewer. */
export const read = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ conversationId: ulid, seq }))
  .mutation(({ ctx, input }) => ctx.host.inbox.read(ctx.viewer, input.conversationId, input.seq));
