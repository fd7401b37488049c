import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { fillFields, unfilled } from "../replies/merge-fields.ts";
import { replyOf } from "../replies/reply-access.ts";
import { staffProcedure } from "../trpc.ts";

/** A reply with its merge fields filled for one conversation, and those that could not be. */
export const fillReply = staffProcedure.meta({ permission: "messages.use" }).input(z.object({ id: idInput(), conversationId: idInput() })).query(async ({ ctx: { plugin, viewer }, input }) => {
  const conversation = await plugin.inbox.conversation(input.conversationId, viewer);
  if (!conversation) throw notFound("this conversation");
  const { people } = plugin;
  const [reply, client, user, team, practice] = await Promise.all([
    replyOf(plugin, viewer, input.id), people.client(conversation.clientId), people.portalUser(conversation.portalUserId), people.careTeam(conversation.clientId), people.practice(),
  ]);
  if (!client) throw notFound("this conversation");
  const text = fillFields(reply.text, { client, user, lead: team[0] ?? null, me: viewer, practice });
  return { text, missing: unfilled(text) };
});
