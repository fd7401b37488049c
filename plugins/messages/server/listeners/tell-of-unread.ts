import { listen } from "@anteroom/core/server";
import type { PluginContext, Recipient } from "@anteroom/core/server";
import { messageSent } from "./message-sent.ts";

async function recipients(ctx: PluginContext, message: { conversationId: string; by: string; clientId: string; portalUserId: string }): Promise<Recipient[]> {
  if (message.by === "portal") {
    const conversation = await ctx.inbox.conversation(message.conversationId);
    if (conversation?.topic) return conversation.professionalIds.map((staffId) => ({ staffId }));
    const team = await ctx.people.careTeam(message.clientId);
    return team.filter((member) => member.active).map((member) => ({ staffId: member.id }));
  }
  const user = await ctx.people.portalUser(message.portalUserId);
  const wants = user?.alerts && user.status === "active" && user.permissions.includes("messaging");
  return wants ? [{ portalUserId: message.portalUserId }] : [];
}

/** Queues a notice for the other side; it goes out only if the message is still unread then. Replies that nobody typed tell nobody. */
export const tellOfUnread = listen({
  to: "core.message-sent",
  version: 1,
  as: "tell-of-unread",
  read: messageSent,
  async run(ctx, { data }) {
    if (data.auto !== null) return;
    const { conversationId, seq } = data;
    const people = await recipients(ctx, data);
    if (people.length === 0) return;
    await ctx.transaction(async (tx) => {
      for (const to of people) await ctx.notify("messages.unread", { to, data: { conversationId, seq }, key: `${conversationId}:${seq}`, thread: conversationId }, tx);
    });
  },
});
