import { z } from "zod";
import { attachmentLimits, checkAttachments } from "../attachments.ts";
import { checkMayWrite } from "../may-write.ts";
import { viewerProcedure } from "../trpc.ts";
import { mostTyped, ulid } from "./input.ts";

const input = z.object({
  conversationId: ulid,
  /** The sender's own: sent twice, stored once. */
  key: ulid,
  text: z.string().max(mostTyped, "Your message is too long. The most is 10,000."),
  fileIds: z.array(ulid).max(attachmentLimits.files, "You can add up to 10 files to a message.").default([]),
});

/** Sends a message; answers when it is stored. */
export const send = viewerProcedure
  .meta({ permission: "messages.use" })
  .input(input)
  .mutation(({ ctx: { plugin, viewer }, input: message }) =>
    plugin.inbox.send(viewer, {
      ...message,
      checkFiles: checkAttachments,
      ...(viewer.kind === "portal" ? { checkConversation: (conversation) => checkMayWrite(plugin, conversation) } : {}),
    }),
  );
