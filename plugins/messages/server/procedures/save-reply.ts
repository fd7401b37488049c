import { z } from "zod";
import { idInput, invalid, stale } from "@anteroom/core/server";
import { unknownFields } from "../replies/merge-fields.ts";
import { replyOf, requireChange } from "../replies/reply-access.ts";
import { savedReplies } from "../replies/reply-rows.ts";
import { staffProcedure } from "../trpc.ts";

const input = z.object({
  /** Made for the form, and the id of a new reply: sent twice, added once. */
  key: idInput(),
  /** The reply to change, in the version that was seen; a new one has neither. */
  id: idInput().optional(),
  version: z.number().int().nullish(),
  title: z.string().trim().min(1, "Give the reply a name.").max(80, "Use 80 characters or fewer."),
  text: z.string().trim().min(1, "Write the reply.").max(10_000, "Use 10,000 characters or fewer."),
  shared: z.boolean().default(false),
});

/** Adds a reply or changes one. */
export const saveReply = staffProcedure
  .meta({ permission: "messages.use" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, id, version, title, text, shared } }) => {
    const ownerId = shared ? null : viewer.staffId;
    requireChange(plugin, ownerId);
    const [unknown] = unknownFields(text);
    if (unknown) throw invalid({ text: `There is no field ${unknown}. Choose one from the list.` });
    const before = id ? await replyOf(plugin, viewer, id) : null;
    if (before) requireChange(plugin, before.ownerId);
    const { practiceId } = plugin;
    const replyId = before?.id ?? key;
    await plugin.transaction((tx) =>
      plugin.once(`save-reply:${viewer.staffId}:${key}`, tx, async () => {
        const words = { ownerId, title, text: text.replaceAll("\r\n", "\n") };
        const transaction = tx.sequelize;
        if (before) {
          // Two who save in one millisecond must not both be the newest.
          const changedAt = Math.max(plugin.now(), Number(before.changedAt) + 1);
          const [changed] = await plugin.model(savedReplies).update({ ...words, changedAt }, { where: { id: replyId, practiceId, changedAt: version ?? before.changedAt }, transaction });
          if (changed === 0) throw stale("This reply");
        } else {
          await plugin.model(savedReplies).create({ id: replyId, practiceId, ...words, changedAt: plugin.now() }, { transaction });
        }
        await plugin.audit("saved-reply", { subject: replyId }, tx);
        return null;
      }),
    );
    return { id: replyId };
  });
