import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { items } from "../items.ts";
import { staffProcedure } from "../trpc.ts";

const input = z.object({
  /** Made for the form: sent twice, given once. */
  key: idInput(),
  portalUserId: idInput("Choose who should do it."),
  title: z.string().trim().min(1, "Write what there is to do.").max(120, "Use 120 characters or fewer."),
});

/** Gives a portal user something to do, as a card in their conversation. */
export const give = staffProcedure
  .meta({ permission: "{{id}}.manage" })
  .input(input)
  .mutation(async ({ ctx: { plugin }, input: { key, portalUserId, title } }) => {
    // Refused here for somebody whose client the viewer may not see.
    const { clientId, conversationId } = await plugin.inbox.reach({ portalUserId, permission: "{{id}}.use" });
    await plugin.transaction((tx) =>
      plugin.once(`give:${key}`, tx, async () => {
        await plugin.model(items).create({ id: key, practiceId: plugin.practiceId, clientId, portalUserId, title, givenAt: plugin.now(), doneAt: null }, { transaction: tx.sequelize });
        await plugin.inbox.postCard({ conversationId, kind: "{{id}}.item", subjectId: key }, tx);
        await plugin.audit("gave", { subject: key, clientId }, tx);
        return null;
      }),
    );
    return { id: key };
  });
