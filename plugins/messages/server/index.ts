import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { awayReplies, awayReplyMigration } from "./away-replies.ts";
import { greet } from "./capabilities/greet.ts";
import { replyDue } from "./capabilities/reply-due.ts";
import { fillDemo } from "./demo.ts";
import { replyWhenAway } from "./listeners/reply-when-away.ts";
import { tellOfUnread } from "./listeners/tell-of-unread.ts";
import { guardAttachment } from "./guard-attachment.ts";
import { savedReplies, savedReplyMigration } from "./replies/reply-rows.ts";
import { messagesRouter } from "./router.ts";
import { messagesSettings } from "./settings.ts";
import { typingChannel } from "./typing-channel.ts";
import { unreadNotification } from "./unread-notification.ts";
import { whyNot } from "./why-not.ts";

export type { MessagesRouter } from "./router.ts";
export type { ReplyLine } from "./procedures/replies.ts";
export type { TopicChoice, TopicChoices } from "./topics.ts";
export type { Members } from "./procedures/members.ts";
export type { ComposerStatus } from "./procedures/status.ts";

export default definePlugin({
  manifest,
  models: [awayReplies, savedReplies],
  migrations: [awayReplyMigration, savedReplyMigration],
  router: messagesRouter,
  channels: typingChannel,
  settings: messagesSettings,
  notifications: [unreadNotification],
  listens: [replyWhenAway, tellOfUnread],
  provides: { "messages.greet": greet, "messages.reply-due": replyDue },
  audit: { "saved-reply": "saved a reply", "removed-reply": "removed a saved reply" },
  whyNot,
  demo: fillDemo,
  fileGuards: { message: guardAttachment },
  exports: { client: (ctx, clientId) => ctx.inbox.exportOf(clientId) },
});
