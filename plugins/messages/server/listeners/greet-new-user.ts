import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { settingsFor } from "../settings.ts";

/** Puts the practice's first message into a new portal user's conversation, once. */
export const greetNewUser = listen({
  to: "core.portal-user-invited",
  version: 1,
  as: "greet-new-user",
  read: z.object({ portalUserId: z.string() }),
  async run(ctx, { data: { portalUserId } }) {
    const conversation = await ctx.inbox.conversationOf(portalUserId);
    const { greeting } = await settingsFor(ctx, conversation);
    if (greeting.trim() === "") return;
    const [lead] = conversation.professionalIds;
    await ctx.transaction((tx) =>
      ctx.inbox.post({ conversationId: conversation.id, key: `greeting:${portalUserId}`, text: greeting, from: lead ? { staffId: lead } : null, auto: "greeting" }, tx),
    );
  },
});
