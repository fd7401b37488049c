import { z } from "zod";
import { capability } from "@anteroom/core/server";
import { settingsFor } from "../settings.ts";

/** Puts the practice's first message into a new portal user's conversation, once; core asks for it before the first card. */
export const greet = capability({
  version: 1,
  input: z.object({ portalUserId: z.string() }),
  output: z.object({ greeted: z.boolean() }),
  example: { input: { portalUserId: "01JDKZ8Q6V3M5X7Y9A1B2C3D4E" }, output: { greeted: true } },
  async run(ctx, { portalUserId }) {
    const conversation = await ctx.inbox.conversationOf(portalUserId);
    const { greeting } = await settingsFor(ctx, conversation);
    if (greeting.trim() === "") return { greeted: false };
    const [lead] = conversation.professionalIds;
    await ctx.transaction((tx) =>
      ctx.inbox.post({ conversationId: conversation.id, key: `greeting:${portalUserId}`, text: greeting, from: lead ? { staffId: lead } : null, auto: "greeting" }, tx),
    );
    return { greeted: true };
  },
});
