import { z } from "zod";
import { isId, notFound } from "@anteroom/core/server";
import { items } from "../items.ts";
import { staffProcedure } from "../trpc.ts";

const input = z.object({
  /** A ULID made by the sender: sent twice, given once. */
  key: z.string().refine(isId, "Use a ULID."),
  portalUserId: z.string().length(26, "Choose who should do it."),
  title: z.string().trim().min(1, "Write what there is to do.").max(120, "Use 120 characters or fewer."),
});

/** Gives a portal user something to do, as a card in their conversation. */
export const give = staffProcedure
  .meta({ permission: "{{id}}.manage" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, portalUserId, title } }) => {
    const { id: conversationId } = await plugin.inbox.conversationOf(portalUserId);
    // Asked for the viewer: staff who may not open this conversation learn nothing of it.
    if (!(await plugin.inbox.conversation(conversationId, viewer))) throw notFound("this person");
    await plugin.transaction((tx) =>
      plugin.once(`give:${key}`, tx, async () => {
        await plugin.model(items).create({ id: key, practiceId: plugin.practiceId, portalUserId, title, givenAt: plugin.now(), doneAt: null }, { transaction: tx.sequelize });
        await plugin.inbox.postCard({ conversationId, kind: "{{id}}.item", subjectId: key }, tx);
        await plugin.audit("gave", { subject: key }, tx);
        return null;
      }),
    );
    return { id: key };
  });
