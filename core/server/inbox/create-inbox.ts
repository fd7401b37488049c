import type { Host } from "../host-parts.ts";
import { actOnCard, cardNow } from "./act-on-card.ts";
import { createBackground } from "./background.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import { ensureConversation } from "./ensure-conversation.ts";
import { tellFileChecked } from "./file-states.ts";
import type { InboxService } from "./inbox.ts";
import { listConversations } from "./list-conversations.ts";
import { markRead, markUnread } from "./mark-read.ts";
import { countByPlugin, unreadTotal } from "./counts.ts";
import { openTimeline } from "./open-timeline.ts";
import { pluginDoor } from "./plugin-door.ts";
import { portalHome } from "./portal-home.ts";
import { createSendQueue } from "./send-queue.ts";
import { setFlags } from "./set-flags.ts";
import { thingsThatNeed } from "./to-do/viewer-to-do.ts";
import { nudgeSubject } from "./nudge/nudge-subject.ts";
import { touchCards } from "./touch-cards.ts";

/** Conversations, entries and cards of every practice. */
export function createInbox(host: Host): InboxService {
  const queue = createSendQueue(host);
  const background = createBackground(host);
  return {
    door: (ctx) => pluginDoor(host, queue, background, ctx),
    home: (viewer) => portalHome(host, background, viewer),
    list: (viewer, page) => listConversations(host, viewer, page),
    open: (viewer, conversationId, at, limit) => openTimeline(host, viewer, conversationId, at, limit),
    read: (viewer, conversationId, seq) => markRead(host, viewer, conversationId, seq),
    markUnread: (viewer, conversationId, seq) => markUnread(host, viewer, conversationId, seq),
    setFlags: (viewer, conversationId, flags) => setFlags(host, viewer, conversationId, flags),
    async counts(viewer) {
      const [shelf, unread] = await Promise.all([thingsThatNeed(host, background, viewer), unreadTotal(host, viewer)]);
      return { unread, needsYou: countByPlugin(shelf) };
    },
    shelf: (viewer) => thingsThatNeed(host, background, viewer),
    card: (viewer, conversationId, entryId) => cardNow(host, viewer, conversationId, entryId),
    act: (viewer, request) => actOnCard(host, background, viewer, request),
    nudge: (ctx, of, tx) => nudgeSubject(host, ctx, of, tx),
    touch: (ctx, kind, subjectId, tx) => touchCards(host, background, { practiceId: ctx.practiceId, kind, subjectId }, tx),
    ensureConversation: (practiceId, portalUserId, tx) => ensureConversation(host, practiceId, portalUserId, tx),
    fileChecked: (file) => tellFileChecked(host, file),
    draft: (viewer, conversationId, note) => readDraft(host, viewer, conversationId, note),
    saveDraft: (viewer, conversationId, text, note) => saveDraft(host, viewer, conversationId, text, note),
    async settle() {
      await queue.settle();
      await background.settle();
    },
  };
}
