import { z } from "zod";
import type { ChannelEvent, PluginContext } from "@anteroom/core/server";
import { settingsFor } from "./settings.ts";

const place = z.object({ conversationId: z.string().length(26) });

/** How long somebody counts as looking at a conversation after they last said so. */
const lookingMs = 30_000;
const mostKept = 10_000;

// Hints only: kept in this process, gone with it. A client on another node is not told of typing.
const lookers = new Map<string, number>();

function look(ctx: PluginContext, conversationId: string): void {
  if (lookers.size >= mostKept) for (const [id, until] of lookers) if (until < ctx.now()) lookers.delete(id);
  if (lookers.size < mostKept) lookers.set(conversationId, ctx.now() + lookingMs);
}

/** Typing goes one way, from staff to a client who is looking, and only where the practice has turned it on. */
export const typingChannel: Record<string, ChannelEvent> = {
  look: {
    schema: place,
    direction: "from-client",
    permission: "messages.use",
    async run(ctx, { conversationId }: z.output<typeof place>) {
      if (ctx.viewer?.kind === "portal" && (await ctx.inbox.conversation(conversationId))) look(ctx, conversationId);
      return null;
    },
  },
  type: {
    schema: place,
    direction: "from-client",
    permission: "messages.use",
    async run(ctx, { conversationId }: z.output<typeof place>) {
      const { viewer } = ctx;
      if (viewer?.kind !== "staff" || (lookers.get(conversationId) ?? 0) < ctx.now()) return null;
      const conversation = await ctx.inbox.conversation(conversationId);
      if (!conversation || !(await settingsFor(ctx, conversation)).typingShown) return null;
      ctx.emit("typing", { portalUserId: conversation.portalUserId }, { conversationId, name: viewer.name });
      return null;
    },
  },
  typing: { schema: place.extend({ name: z.string() }), direction: "to-client", permission: "messages.use" },
};
