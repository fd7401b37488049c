import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { optionalId, reasonInput } from "../acts/appointment-input.ts";
import { chooseTime, refuseTimes } from "../proposals/answer-proposal.ts";
import { findProposal } from "../proposals/load-proposal.ts";
import { portalProcedure } from "../trpc.ts";

/** Chooses one of the proposed times (its `timeId`), or none with a word on what would fit; `id` in the answer is the appointment. */
export const answerOffer = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput(), timeId: optionalId("Choose a time."), note: reasonInput }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, timeId, note } }) =>
    plugin.transaction((tx) =>
      plugin.once(`offer:${id}:${key}`, tx, async () => {
        const row = await findProposal(plugin, viewer, id, tx);
        const { id: conversationId } = await plugin.inbox.conversationOf(viewer.portalUserId, tx);
        const chosen = timeId === null ? { id: null, line: await refuseTimes(plugin, tx, viewer, row, note) } : await chooseTime(plugin, tx, viewer, row, timeId);
        await plugin.inbox.postEvent({ conversationId, key: `scheduling:offer:${id}`, ...chosen.line }, tx);
        return { id: chosen.id };
      }),
    ),
  );
