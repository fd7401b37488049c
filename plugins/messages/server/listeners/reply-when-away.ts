import { formatDayTime, listen } from "@anteroom/core/server";
import type { Conversation, PluginContext, Practice } from "@anteroom/core/server";
import { awayReplies } from "../away-replies.ts";
import { calendarOf } from "../office-calendar.ts";
import { isOpenAt, nextOpening } from "../office-hours.ts";
import { settingsFor } from "../settings.ts";
import { messageSent } from "./message-sent.ts";

const onceInMs = 12 * 60 * 60_000;

/** Ways to reach urgent help, as one sentence; nothing where the practice has none. */
function urgentHelp(practice: Practice): string | null {
  const ways = practice.urgentHelp.map((help) => {
    const by = [help.tel ? `call ${help.tel}` : null, help.sms ? `text ${help.sms}` : null].filter(Boolean).join(" or ");
    return by ? `${help.label}: ${by}` : help.label;
  });
  return ways.length > 0 ? `If you need help now: ${ways.join("; ")}.` : null;
}

async function awayText(ctx: PluginContext, conversation: Conversation, at: number): Promise<string | null> {
  const [settings, practice, client] = await Promise.all([settingsFor(ctx, conversation), ctx.people.practice(), ctx.people.client(conversation.clientId)]);
  const calendar = calendarOf(settings, practice);
  if (settings.awayMessage.trim() === "" || isOpenAt(calendar, at)) return null;
  const opens = nextOpening(calendar, at);
  const back = opens === null ? null : `We open again on ${formatDayTime(opens, { zone: client?.timeZone ?? calendar.zone })}.`;
  return [settings.awayMessage.trim(), back, urgentHelp(practice)].filter(Boolean).join("\n\n");
}

/** Answers a client outside office hours: at most once in 12 hours, and again only after somebody of the practice has written. */
export const replyWhenAway = listen({
  to: "core.message-sent",
  version: 1,
  as: "reply-when-away",
  read: messageSent,
  async run(ctx, { data, eventId }) {
    if (data.by !== "portal") return;
    const conversation = await ctx.inbox.conversation(data.conversationId);
    // Somebody has answered while this waited: then nobody is away.
    if (!conversation || (conversation.lastStaffAt ?? 0) > data.at) return;
    const text = await awayText(ctx, conversation, data.at);
    if (!text) return;
    const { practiceId } = ctx;
    const replies = ctx.model(awayReplies);
    await ctx.transaction(async (tx) => {
      const key = { practiceId, conversationId: conversation.id };
      const before = await replies.findOne({ where: key, transaction: tx.sequelize, lock: tx.sequelize.LOCK.UPDATE });
      const last = before?.get("repliedAt") as number | undefined;
      if (last !== undefined && (data.at - last < onceInMs || (conversation.lastStaffAt ?? 0) <= last)) return;
      // Two messages at once both come here: the primary key lets one of them answer, the other looks again.
      if (before) await replies.update({ repliedAt: data.at }, { where: key, transaction: tx.sequelize });
      else await replies.create({ ...key, repliedAt: data.at }, { transaction: tx.sequelize });
      await ctx.inbox.post({ conversationId: conversation.id, key: `away:${eventId}`, text, from: null, auto: "away" }, tx);
    });
  },
});
