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

/** Staff hear that a colleague is replying. A client who is looking hears of staff typing only where the practice has turned it on, and nobody hears of a client's. */
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
      if (viewer?.kind !== "staff") return null;
      const conversation = await ctx.inbox.conversation(conversationId);
      if (!conversation) return null;
      const hearers = conversation.topic ? conversation.professionalIds.map((staffId) => ({ staffId })) : [{ staffOfClient: conversation.clientId }];
      for (const to of hearers) ctx.emit("replying", to, { conversationId, staffId: viewer.staffId, name: viewer.name });
      if ((lookers.get(conversationId) ?? 0) < ctx.now() || !(await settingsFor(ctx, conversation)).typingShown) return null;
      ctx.emit("typing", { portalUserId: conversation.portalUserId }, { conversationId, name: viewer.name });
      return null;
    },
  },
  replying: { schema: place.extend({ staffId: z.string(), name: z.string() }), direction: "to-client", permission: "messages.use" },
  typing: { schema: place.extend({ name: z.string() }), direction: "to-client", permission: "messages.use" },
};
