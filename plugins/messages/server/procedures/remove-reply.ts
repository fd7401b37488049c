import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { replyOf, requireChange } from "../replies/reply-access.ts";
import { savedReplies } from "../replies/reply-rows.ts";
import { staffProcedure } from "../trpc.ts";

/** Removes a reply. */
export const removeReply = staffProcedure.meta({ permission: "messages.use" }).input(z.object({ id: idInput() })).mutation(async ({ ctx: { plugin, viewer }, input }) => {
  const reply = await replyOf(plugin, viewer, input.id);
  requireChange(plugin, reply.ownerId);
  await plugin.transaction(async (tx) => {
    await plugin.model(savedReplies).destroy({ where: { id: reply.id, practiceId: viewer.practiceId }, transaction: tx.sequelize });
    await plugin.audit("removed-reply", { subject: reply.id }, tx);
  });
  return { ok: true as const };
});
