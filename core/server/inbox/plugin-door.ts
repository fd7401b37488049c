import { mentionsOf } from "../desk/mentions.ts";
import { AppError, invalid, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { isId } from "../ids.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { Background } from "./background.ts";
import { closedTo, conversationOf, findConversation, mayReadMessages, mayUse } from "./conversation-access.ts";
import { ensureConversation } from "./ensure-conversation.ts";
import { exportConversations } from "./export-conversations.ts";
import type { PluginInbox } from "./inbox-door.ts";
import { addMember, colleagues, leaveConversation, membersOf, openTopic, topicsWith } from "./members.ts";
import { messageText } from "./message-text.ts";
import { postCard, postEvent, postMessage } from "./post-entries.ts";
import { reach, reachable } from "./reachable.ts";
import type { SendQueue } from "./send-queue.ts";
import { giveTask } from "./to-do/task-holders.ts";
import { allTasks, viewerToDo } from "./to-do/viewer-to-do.ts";
import { withdrawMessage } from "./withdraw-message.ts";

const seatOf = (by: { portalUserId: string } | { staffId: string }): string => ("portalUserId" in by ? by.portalUserId : by.staffId);

/** The inbox as one plugin's context gets it: always within its practice. */
export function pluginDoor(host: Host, queue: SendQueue, background: Background, ctx: PluginContext): PluginInbox {
  const participant = async (conversationId: string, seat: string): Promise<{ last_read_seq: number; muted: number } | undefined> => {
    const [row] = await host.db.hot.all<{ last_read_seq: number; muted: number }>(
      "SELECT last_read_seq, muted FROM inbox_participants WHERE conversation_id = ? AND seat_id = ? AND practice_id = ?",
      [conversationId, seat, ctx.practiceId],
    );
    return row;
  };
  return {
    async conversation(conversationId, viewer = ctx.viewer ?? undefined) {
      const row = await findConversation(host.db.hot, ctx.practiceId, conversationId);
      if (!row || (viewer && !mayUse(host, viewer, row))) return null;
      return conversationOf(row, viewer ?? null);
    },
    toDo: (viewer, doneSince) => viewerToDo(host, background, viewer, doneSince),
    giveTask: (viewer, given, tx) => giveTask(host, viewer, (staff) => allTasks(host, background, staff), given, tx),
    conversationOf: (portalUserId, tx) => (tx ? ensureConversation(host, ctx.practiceId, portalUserId, tx) : host.db.transaction((own) => ensureConversation(host, ctx.practiceId, portalUserId, own))),
    reachable: (of) => reachable(host, ctx, of),
    reach: (one) => reach(host, ctx, one),
    async send(viewer, { conversationId, key, text, fileIds = [], note = false, checkFiles, checkConversation }) {
      if (viewer.practiceId !== ctx.practiceId) throw notFound("this conversation");
      if (!isId(key)) throw invalid({ key: "The message needs a key of its own, a ULID." });
      if (note && viewer.kind !== "staff") throw new AppError("FORBIDDEN", "Only the practice can add notes.");
      const clean = messageText(text, fileIds.length > 0);
      const mentions = note && viewer.kind === "staff" ? await mentionsOf(host, viewer, conversationId, clean) : [];
      return queue.send({ ctx, viewer, conversationId, key, text: clean, fileIds: [...new Set(fileIds)], note, ...(mentions.length > 0 ? { mentions } : {}), ...(checkFiles ? { checkFiles } : {}), ...(checkConversation ? { checkConversation } : {}) });
    },
    post: (message, tx) => postMessage(host, ctx, message, tx),
    postCard: (card, tx) => postCard(host, background, ctx, card, tx),
    postEvent: (line, tx) => postEvent(host, ctx, line, tx),
    async withdraw(viewer, conversationId, entryId) {
      if (viewer.practiceId !== ctx.practiceId) throw notFound("this conversation");
      await withdrawMessage(host, viewer, conversationId, entryId);
    },
    hasRead: async (conversationId, by, seq) => ((await participant(conversationId, seatOf(by)))?.last_read_seq ?? 0) >= seq,
    async colleagueAfter(conversationId, seq, staffId) {
      const [entry] = await host.db.hot.all<{ at: number; seq: number; name: string | null }>(
        "SELECT e.at, e.seq, (SELECT s.name FROM staff s WHERE s.id = e.author_id) AS name FROM inbox_entries e WHERE e.conversation_id = ? AND e.seq > ? AND e.practice_id = ? AND e.kind = 'message' AND e.author_kind = 'staff' AND e.author_id <> ? AND e.withdrawn_at IS NULL ORDER BY e.seq DESC LIMIT 1",
        [conversationId, seq, ctx.practiceId, staffId],
      );
      return entry ? { name: entry.name ?? "A colleague", at: entry.at, seq: entry.seq } : null;
    },
    async isWithdrawn(conversationId, seq) {
      const [entry] = await host.db.hot.all<{ withdrawn_at: number | null }>("SELECT withdrawn_at FROM inbox_entries WHERE conversation_id = ? AND seq = ? AND practice_id = ?", [conversationId, seq, ctx.practiceId]);
      return (entry?.withdrawn_at ?? null) !== null;
    },
    colleagues: () => colleagues(host, ctx.practiceId),
    topicsWith: (viewer, portalUserId) => topicsWith(host, viewer, portalUserId),
    openTopic: (viewer, topic) => openTopic(host, ctx, viewer, topic),
    membersOf: (viewer, conversationId) => membersOf(host, viewer, conversationId),
    addMember: (viewer, added) => addMember(host, ctx, viewer, added),
    leave: (viewer, conversationId) => leaveConversation(host, ctx, viewer, conversationId),
    isMuted: async (conversationId, by) => (await participant(conversationId, seatOf(by)))?.muted === 1,
    async mayDownload(viewer, conversationId, entryId) {
      const row = await findConversation(host.db.hot, ctx.practiceId, conversationId);
      if (!row || !mayUse(host, viewer, row) || !(await mayReadMessages(host, viewer, row.topic_key))) return false;
      const side = viewer.kind === "portal" ? " AND audience = 'all'" : "";
      const [entry] = await host.db.hot.all(`SELECT 1 AS one FROM inbox_entries WHERE conversation_id = ? AND id = ? AND seq > ? AND withdrawn_at IS NULL${side}`, [conversationId, entryId, closedTo(viewer, row)]);
      return entry !== undefined;
    },
    exportOf: (clientId) => exportConversations(host, ctx.practiceId, clientId, ctx.viewer),
  };
}
