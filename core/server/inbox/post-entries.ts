import type { Tx } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { actorOf } from "../outbox/actor-of.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { afterCommit } from "./after-commit.ts";
import { appendEntry, insertEntries, saveConversations } from "./append-entry.ts";
import type { NewEntry, OpenConversation } from "./append-entry.ts";
import type { Background } from "./background.ts";
import { lockConversations } from "./conversation-access.ts";
import { entryForSide } from "./entry-for-viewer.ts";
import { entryIdOf } from "./entry-key.ts";
import type { PluginInbox } from "./inbox-door.ts";
import { messageEventRow, messageSent } from "./inbox-events.ts";
import type { EntryRow } from "./inbox-rows.ts";
import { messageText, previewText } from "./message-text.ts";
import { refreshCardLines } from "./refresh-card-lines.ts";
import { tellChange, tellMessage } from "./tell-entry.ts";

type Posting<Name extends "post" | "postCard" | "postEvent"> = Parameters<PluginInbox[Name]>[0];

async function lockOne(host: Host, ctx: PluginContext, conversationId: string, tx: Tx): Promise<OpenConversation> {
  const row = (await lockConversations(host, tx, [conversationId])).get(conversationId);
  if (row?.practice_id !== ctx.practiceId) throw notFound("this conversation");
  return row;
}

/** The seq of an entry that was posted before under the same id; the lock on its conversation makes the answer last. */
async function seqOf(tx: Tx, conversationId: string, entryId: string): Promise<number | null> {
  const [row] = await tx.all<{ seq: number }>("SELECT seq FROM inbox_entries WHERE conversation_id = ? AND id = ?", [conversationId, entryId]);
  return row?.seq ?? null;
}

async function store(host: Host, tx: Tx, conversation: OpenConversation, entry: NewEntry): Promise<EntryRow> {
  const row = appendEntry(host, conversation, entry);
  await insertEntries(tx, [row]);
  await saveConversations(host, tx, [conversation]);
  return row;
}

async function authorOf(ctx: PluginContext, from: Posting<"post">["from"], tx: Tx): Promise<{ kind: "staff" | "system"; id: string | null; name: string }> {
  if (!from) return { kind: "system", id: null, name: (await ctx.people.practice()).name };
  const staff = await ctx.people.staffMember(from.staffId, tx);
  if (!staff) throw notFound("this staff member");
  return { kind: "staff", id: staff.id, name: staff.name };
}

/** Posts a message of the practice in a plugin's transaction; the same key again answers the same entry. */
export async function postMessage(host: Host, ctx: PluginContext, message: Posting<"post">, tx: Tx): Promise<number> {
  const text = messageText(message.text, false);
  const id = entryIdOf(message.key);
  const conversation = await lockOne(host, ctx, message.conversationId, tx);
  const before = await seqOf(tx, conversation.id, id);
  if (before !== null) return before;
  const author = await authorOf(ctx, message.from, tx);
  const body = { text, name: author.name };
  const row = await store(host, tx, conversation, {
    id,
    kind: "message",
    audience: "all",
    author_kind: author.kind,
    author_id: author.id,
    at: host.clock.now(),
    auto: message.auto ?? null,
    body,
    preview: { text: previewText(text), message: true },
  });
  await host.outbox.add([messageEventRow(messageSent.name, conversation, row)], tx);
  const actor = actorOf(ctx.viewer);
  await host.audit.record(
    [{ practiceId: ctx.practiceId, pluginId: "core", verb: "sent-message", actor: { ...actor, accountId: ctx.viewer?.accountId ?? null }, clientId: conversation.client_id, subject: row.id, detail: { conversation: conversation.id, ...(row.auto ? { auto: row.auto } : {}) } }],
    tx,
  );
  afterCommit(host, tx, () => {
    tellMessage(host, conversation, entryForSide(row, body, "staff"));
    host.outbox.kick();
  });
  return row.seq;
}

/** Puts a card into a conversation, once for each kind and subject. */
export async function postCard(host: Host, background: Background, ctx: PluginContext, card: Posting<"postCard">, tx: Tx): Promise<number> {
  const { kind, subjectId } = card;
  const known = host.registry.card(kind);
  if (known?.pluginId !== ctx.pluginId) throw new Error(`${ctx.pluginId}: the card "${kind}" is not in definePlugin({ cards }); add it or mend the name`);
  const conversation = await lockOne(host, ctx, card.conversationId, tx);
  const [before] = await tx.all<{ seq: number }>("SELECT seq FROM inbox_cards WHERE practice_id = ? AND kind = ? AND subject_id = ? AND conversation_id = ?", [ctx.practiceId, kind, subjectId, conversation.id]);
  if (before) return before.seq;
  const audience = card.audience ?? "all";
  const name = host.registry.get(ctx.pluginId)?.manifest?.name ?? "your practice";
  const row = await store(host, tx, conversation, {
    id: newId(),
    kind: "card",
    audience,
    author_kind: "system",
    author_id: null,
    at: host.clock.now(),
    auto: null,
    body: { text: "", name: "" },
    preview: { text: `New in ${name}`, message: false },
  });
  await tx.run(
    "INSERT INTO inbox_cards (practice_id, kind, subject_id, conversation_id, entry_id, seq, audience, rev, open, line, line_rev, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, NULL, 0, ?, ?)",
    [ctx.practiceId, kind, subjectId, conversation.id, row.id, row.seq, audience, row.at, row.at],
  );
  afterCommit(host, tx, () => {
    tellChange(host, conversation, row.seq, audience);
    background.run(() => refreshCardLines(host, ctx.practiceId, kind, subjectId));
  });
  return row.seq;
}

/** Adds a line about something that happened, worded for each side. */
export async function postEvent(host: Host, ctx: PluginContext, line: Posting<"postEvent">, tx: Tx): Promise<number> {
  const id = entryIdOf(line.key);
  const conversation = await lockOne(host, ctx, line.conversationId, tx);
  const before = await seqOf(tx, conversation.id, id);
  if (before !== null) return before;
  const audience = line.audience ?? "all";
  const actor = actorOf(ctx.viewer);
  const row = await store(host, tx, conversation, {
    id,
    kind: "event",
    audience,
    author_kind: actor.kind,
    author_id: actor.id,
    at: host.clock.now(),
    auto: null,
    body: { text: line.forPortal, forStaff: line.forStaff, name: ctx.viewer?.name ?? "" },
    preview: { text: previewText(line.forPortal), forStaff: previewText(line.forStaff), message: false },
  });
  afterCommit(host, tx, () => tellChange(host, conversation, row.seq, audience));
  return row.seq;
}
