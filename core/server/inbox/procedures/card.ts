import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { ulid } from "./ids.ts";

/** One card as the viewer may see it now. */
export const card = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(z.object({ conversationId: ulid, entryId: ulid }))
  .query(({ ctx, input }) => ctx.host.inbox.card(ctx.viewer, input.conversationId, input.entryId));
