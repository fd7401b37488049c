import { z } from "zod";
import { defineEvent } from "../outbox/define-event.ts";
import type { OutboxRow } from "../outbox/outbox.ts";
import type { ConversationRow, EntryRow } from "./inbox-rows.ts";

const message = z.object({
  conversationId: z.string(),
  entryId: z.string(),
  seq: z.number().int(),
  clientId: z.string(),
  portalUserId: z.string(),
  by: z.enum(["staff", "portal", "system"]),
  /** The staff member or portal user who wrote; null for the practice itself. */
  authorId: z.string().nullable(),
  /** Set for replies that nobody typed. */
  auto: z.enum(["away", "greeting"]).nullable(),
  /** Epoch milliseconds. */
  at: z.number().int(),
});

/** What listeners learn of a message: ids, never its text. */
export type MessageFacts = z.output<typeof message>;

const example: MessageFacts = {
  conversationId: "01JD0000000000000000000001",
  entryId: "01JD0000000000000000000002",
  seq: 12,
  clientId: "01JD0000000000000000000003",
  portalUserId: "01JD0000000000000000000004",
  by: "portal",
  authorId: "01JD0000000000000000000004",
  auto: null,
  at: 1_764_000_000_000,
};

/** A message was stored. */
export const messageSent = defineEvent({ name: "core.message-sent", version: 1, schema: message, example });

/** A message was withdrawn before the other side had read it. */
export const messageWithdrawn = defineEvent({ name: "core.message-withdrawn", version: 1, schema: message, example });

/** The outbox row of an event about one message. */
export function messageEventRow(name: string, conversation: ConversationRow, entry: EntryRow): OutboxRow {
  const data: MessageFacts = {
    conversationId: conversation.id,
    entryId: entry.id,
    seq: entry.seq,
    clientId: conversation.client_id,
    portalUserId: conversation.portal_user_id,
    by: entry.author_kind,
    authorId: entry.author_id,
    auto: entry.auto,
    at: entry.at,
  };
  return { practiceId: conversation.practice_id, pluginId: "core", kind: "event", name, version: 1, data, actor: { kind: entry.author_kind, id: entry.author_id } };
}
