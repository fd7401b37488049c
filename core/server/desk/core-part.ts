import type { JobDefinition, PluginDefinition } from "../plugins/define-plugin.ts";
import { awayWorkflow } from "./away/away-workflow.ts";
import { deskMigrations } from "./desk-migrations.ts";
import { deskWorkflow } from "./desk-workflow.ts";
import { keepDueJob, keepDueOnMessage } from "./keep-due.ts";
import { mentioned, mentionNotification, tellMentioned } from "./tell-mentioned.ts";
import { messagesToAnswer } from "./messages-to-answer.ts";
import { reopenOnMessage, tellOfCover } from "./follow-messages.ts";

/** What the practice's desk adds to core. */
export const deskPart = {
  migrations: deskMigrations,
  workflows: [deskWorkflow, awayWorkflow],
  listens: [reopenOnMessage, tellOfCover, keepDueOnMessage, tellMentioned],
  events: [mentioned],
  notifications: [mentionNotification],
  jobs: { "keep-due": keepDueJob as JobDefinition },
  toDoSources: [messagesToAnswer],
  audit: {
    "assigned-conversation": "assigned a conversation",
    "snoozed-conversation": "snoozed a conversation",
    "closed-conversation": "closed a conversation",
    "reopened-conversation": "reopened a conversation",
    "tagged-conversation": "changed the tags of a conversation",
    "planned-away": "planned to be away",
    "ended-away": "ended or called off being away",
    "cover-started": "gave a colleague who covers access to a client",
    "cover-ended": "ended the access of a colleague who covered",
  },
} satisfies Partial<PluginDefinition>;
