import { z } from "zod";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { ulid } from "./ids.ts";

const input = z.object({ conversationId: ulid, pinned: z.boolean().optional(), muted: z.boolean().optional(), archived: z.boolean().optional() });

/** Pins, mutes or archives a conversation for the viewer. */
export const setFlags = viewerProcedure
  .meta({ permission: "core.basic" })
  .input(input)
  .mutation(async ({ ctx, input: { conversationId, pinned, muted, archived } }) => {
    await ctx.host.inbox.setFlags(ctx.viewer, conversationId, {
      ...(pinned === undefined ? {} : { pinned }),
      ...(muted === undefined ? {} : { muted }),
      ...(archived === undefined ? {} : { archived }),
    });
    return { ok: true as const };
  });
