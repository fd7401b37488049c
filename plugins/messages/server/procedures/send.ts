import { z } from "zod";
import { idInput, invalid } from "@anteroom/core/server";
import { attachmentLimits, checkAttachments } from "../attachments.ts";
import { checkNothingNewer } from "../check-nothing-newer.ts";
import { checkMayWrite } from "../may-write.ts";
import { unfilled } from "../replies/merge-fields.ts";
import { viewerProcedure } from "../trpc.ts";
import { mostTyped } from "./input.ts";

const input = z.object({
  conversationId: idInput(),
  /** The sender's own: sent twice, stored once. */
  key: idInput(),
  text: z.string().max(mostTyped, "Your message is too long. The most is 10,000."),
  /** The last entry on the page of a staff member: a colleague's newer answer is told first. */
  seenSeq: z.number().int().min(0).optional(),
  fileIds: z.array(idInput()).max(attachmentLimits.files, "You can add up to 10 files to a message.").default([]),
});

/** Sends a message; answers when it is stored. */
export const send = viewerProcedure
  .meta({ permission: "messages.take-part" })
  .input(input)
  .mutation(({ ctx: { plugin, viewer }, input: { seenSeq, ...message } }) => {
    const [field] = viewer.kind === "staff" ? unfilled(message.text) : [];
    if (field) throw invalid({ text: `Fill in ${field} before you send.` });
    return plugin.inbox.send(viewer, {
      ...message,
      checkFiles: checkAttachments,
      checkConversation: async (conversation) => {
        if (viewer.kind === "portal") await checkMayWrite(plugin, conversation);
        else if (seenSeq !== undefined) await checkNothingNewer(plugin, conversation, viewer.staffId, seenSeq);
      },
    });
  });
