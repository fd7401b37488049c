import type { AuditLine } from "../audit/audit.ts";
import type { Sql } from "../database/database.ts";
import { mentionEventRow, storeMentions } from "../desk/mentions.ts";
import type { Mention } from "../desk/mentions.ts";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { appendEntry, insertEntries, saveConversations } from "./append-entry.ts";
import type { OpenConversation } from "./append-entry.ts";
import { conversationOf, lockConversations, mayUse, readingPermission } from "./conversation-access.ts";
import type { EntryBody } from "./entry-body.ts";
import { entryForSide } from "./entry-for-viewer.ts";
import type { Attachment, Conversation, Entry } from "./inbox-door.ts";
import { messageEventRow, messageSent } from "./inbox-events.ts";
import type { ConversationRow, EntryRow } from "./inbox-rows.ts";
import { holdsPermission } from "../people/permissions.ts";
import { previewText } from "./message-text.ts";

/** A message that is ready to be stored: its text cleaned, its sender known. */
export interface OutgoingMessage {
  viewer: Viewer;
  conversationId: string;
  key: string;
  text: string;
  note: boolean;
  files: readonly Attachment[];
  /** Whom a note names. */
  mentions?: readonly Mention[];
  checkConversation?(conversation: Conversation): Promise<void>;
}

export type SendOutcome = { ok: true; entry: Entry; conversation: ConversationRow } | { ok: false; error: AppError };

/** Why this sender may not write here; null when they may. */
function refusal(host: Host, row: ConversationRow | undefined, { viewer, note }: OutgoingMessage): AppError | null {
  if (!row || !mayUse(host, viewer, row)) return notFound("this conversation");
  if (!holdsPermission(host.registry, viewer, readingPermission(row.topic_key))) return new AppError("FORBIDDEN", "Your role does not include messages. An administrator can change that.");
  if (note && viewer.kind !== "staff") return new AppError("FORBIDDEN", "Only the practice can add notes.");
  const gone = row.portal_status === "suspended" || row.portal_status === "removed";
  if (!note && gone) return new AppError("CONFLICT", "This person does not have access to the portal now, so a message would not reach them.");
  return null;
}

/** What the sender's plugin has against it; one message's refusal is not the others'. */
async function pluginRefusal(row: ConversationRow, message: OutgoingMessage): Promise<AppError | null> {
  try {
    await message.checkConversation?.(conversationOf(row, message.viewer));
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function place(host: Host, row: OpenConversation, message: OutgoingMessage): { row: EntryRow; body: EntryBody } {
  const body: EntryBody = { text: message.text, name: message.viewer.name, ...(message.files.length > 0 ? { files: [...message.files] } : {}), ...(message.mentions ? { mentions: [...message.mentions] } : {}) };
  const preview = { text: previewText(message.text) || fileLine(message.files), message: true };
  const stored = appendEntry(host, row, {
    id: message.key,
    kind: message.note ? "note" : "message",
    audience: message.note ? "staff" : "all",
    author_kind: message.viewer.kind,
    author_id: seatId(message.viewer),
    at: host.clock.now(),
    auto: null,
    body,
    preview,
  });
  return { row: stored, body };
}

const fileLine = (files: readonly Attachment[]): string => (files.length === 1 ? "1 file" : `${files.length} files`);

const auditLine = (viewer: Viewer, conversation: ConversationRow, entry: EntryRow): AuditLine => ({
  practiceId: conversation.practice_id,
  pluginId: "core",
  verb: entry.kind === "note" ? "added-note" : "sent-message",
  actor: { kind: viewer.kind, id: seatId(viewer), accountId: viewer.accountId },
  clientId: conversation.client_id,
  subject: entry.id,
  detail: { conversation: conversation.id },
});

/**
 * Stores messages of any senders and conversations in five statements of the caller's transaction:
 * lock, entries, conversations, outbox, audit. A refused message does not hold up the others.
 * @throws UniqueConstraintError when one of the keys is stored already.
 */
export async function writeMessages(host: Host, sql: Sql, messages: readonly OutgoingMessage[]): Promise<SendOutcome[]> {
  const conversations: Map<string, OpenConversation> = await lockConversations(host, sql, messages.map((message) => message.conversationId));
  const stored: EntryRow[] = [];
  const named: { row: EntryRow; mentions: readonly Mention[] }[] = [];
  const audit: AuditLine[] = [];
  const touched = new Set<OpenConversation>();
  const outcomes: SendOutcome[] = [];
  for (const message of messages) {
    const conversation = conversations.get(message.conversationId);
    const error = refusal(host, conversation, message) ?? (conversation && message.checkConversation ? await pluginRefusal(conversation, message) : null);
    if (error || !conversation) {
      outcomes.push({ ok: false, error: error ?? notFound("this conversation") });
      continue;
    }
    const { row, body } = place(host, conversation, message);
    stored.push(row);
    if (message.mentions) named.push({ row, mentions: message.mentions });
    touched.add(conversation);
    audit.push(auditLine(message.viewer, conversation, row));
    outcomes.push({ ok: true, entry: entryForSide(row, body, message.viewer.kind), conversation });
  }
  if (stored.length === 0) return outcomes;
  const events = stored.filter((row) => row.kind === "message").map((row) => messageEventRow(messageSent.name, conversations.get(row.conversation_id) as ConversationRow, row));
  events.push(...named.map(({ row, mentions }) => mentionEventRow(row, mentions)));
  // Given together, so that they reach a database server in one trip; they are run in this order.
  await Promise.all([
    insertEntries(sql, stored),
    saveConversations(host, sql, [...touched].sort((a, b) => (a.id < b.id ? -1 : 1))),
    events.length > 0 ? host.outbox.add(events, sql) : undefined,
    host.audit.record(audit, sql),
    ...named.map(({ row, mentions }) => storeMentions(sql, row, mentions)),
  ]);
  return outcomes;
}
