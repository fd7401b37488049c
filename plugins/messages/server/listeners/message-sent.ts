import { z } from "zod";

/** What this plugin reads of `core.message-sent`. */
export const messageSent = z.object({
  conversationId: z.string(),
  seq: z.number().int(),
  clientId: z.string(),
  portalUserId: z.string(),
  by: z.enum(["staff", "portal", "system"]),
  authorId: z.string().nullable(),
  auto: z.enum(["away", "greeting"]).nullable(),
  at: z.number(),
});
