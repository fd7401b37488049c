import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";

/** Tells somebody by mail of a message that they have not read on any device. */
export const unreadNotification = defineNotification({
  kind: "messages.unread",
  class: "message",
  data: z.object({ conversationId: z.string(), seq: z.number().int() }),
  example: { conversationId: "01JD0000000000000000000001", seq: 12 },
  atMostEveryMinutes: 60,
  delayMinutes: (ctx) => ctx.setting<number>("mailDelayMinutes"),
  async stillNeeded(ctx, { conversationId, seq }, to) {
    const conversation = await ctx.inbox.conversation(conversationId);
    // Whoever has left is not told any more.
    if (conversation?.topic && "staffId" in to && !conversation.professionalIds.includes(to.staffId)) return false;
    if (await ctx.inbox.hasRead(conversationId, to, seq)) return false;
    if (await ctx.inbox.isMuted(conversationId, to)) return false;
    return !(await ctx.inbox.isWithdrawn(conversationId, seq));
  },
});
