import { definePlugin } from "@anteroom/core/server";
import manifest from "../manifest.ts";
import { awayReplies, messagesMigrations } from "./away-replies.ts";
import { greet } from "./capabilities/greet.ts";
import { replyWhenAway } from "./listeners/reply-when-away.ts";
import { tellOfUnread } from "./listeners/tell-of-unread.ts";
import { guardAttachment } from "./guard-attachment.ts";
import { messagesRouter } from "./router.ts";
import { messagesSettings } from "./settings.ts";
import { typingChannel } from "./typing-channel.ts";
import { unreadNotification } from "./unread-notification.ts";

export type { MessagesRouter } from "./router.ts";
export type { ComposerStatus } from "./procedures/status.ts";

export default definePlugin({
  manifest,
  models: [awayReplies],
  migrations: messagesMigrations,
  router: messagesRouter,
  channels: typingChannel,
  settings: messagesSettings,
  notifications: [unreadNotification],
  listens: [replyWhenAway, tellOfUnread],
  provides: { "messages.greet": greet },
  fileGuards: { message: guardAttachment },
  exports: { client: (ctx, clientId) => ctx.inbox.exportOf(clientId) },
});
