import { inboxMigrations } from "./inbox-migrations.ts";
import { nudgeNotifications } from "./nudge/nudge-notifications.ts";
import { messageSent, messageWithdrawn } from "./inbox-events.ts";

/** What the inbox adds to the built-in plugin `core`. */
export const inboxPart = {
  migrations: inboxMigrations,
  notifications: nudgeNotifications,
  events: [messageSent, messageWithdrawn],
  audit: {
    "sent-message": "sent a message",
    "withdrew-message": "withdrew a message",
    "added-note": "added an internal note",
    "opened-conversation": "started a conversation with a part of the team",
    "joined-conversation": "joined a conversation with a part of the team",
    "added-member": "added a colleague to a conversation",
    "left-conversation": "left a conversation",
    "acted-on-card": "used a card",
    "gave-task": "gave a task to a colleague",
    "sent-card": "sent a card",
    "nudged-card": "sent a reminder about a card",
  },
} as const;
