import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { declineEarlier, takeEarlier } from "../waitlist/answer-wait-offer.ts";
import { findWaitOffer } from "../waitlist/load-waits.ts";
import { portalProcedure } from "../trpc.ts";

/** Takes an offered earlier time (`id` in the answer is the appointment), or says no to it and waits on. */
export const answerEarlier = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput(), take: z.boolean() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, take } }) =>
    plugin.transaction((tx) =>
      plugin.once(`earlier:${id}:${key}`, tx, async () => {
        const row = await findWaitOffer(plugin, viewer, id, tx);
        const answered = take ? await takeEarlier(plugin, tx, viewer, row) : { id: null, line: await declineEarlier(plugin, tx, viewer, row) };
        const { id: conversationId } = await plugin.inbox.conversationOf(row.portalUserId, tx);
        await plugin.inbox.postEvent({ conversationId, key: `scheduling:earlier:${id}`, ...answered.line }, tx);
        return { id: answered.id };
      }),
    ),
  );
