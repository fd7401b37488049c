import type { Sql, SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { sealBody, sealPreview } from "./entry-body.ts";
import type { EntryBody, Preview } from "./entry-body.ts";
import { entryColumns } from "./inbox-rows.ts";
import type { ConversationRow, EntryRow } from "./inbox-rows.ts";

/** An entry that has no place in its conversation yet. */
export interface NewEntry extends Pick<EntryRow, "id" | "kind" | "audience" | "author_kind" | "author_id" | "at" | "auto"> {
  body: EntryBody;
  /** The line for conversation lists; null leaves the one that is there. */
  preview: Preview | null;
}

/** A conversation that this transaction has locked and is moving forward. */
export type OpenConversation = ConversationRow & { newPreview?: Preview };

/** Gives the entry its place in a locked conversation and moves the conversation's counts on. */
export function appendEntry(host: Host, row: OpenConversation, entry: NewEntry): EntryRow {
  const { kind, audience, author_kind: author } = entry;
  row.last_seq += 1;
  if (audience === "all") {
    row.portal_seq = row.last_seq;
    row.last_at = Math.max(row.last_at, entry.at);
    if (entry.preview) row.newPreview = entry.preview;
  }
  if (kind === "message") {
    row.last_author_kind = author;
    if (author === "portal") {
      row.portal_count += 1;
      row.waiting_since ??= entry.at;
      row.closed_at = null;
    } else {
      row.practice_count += 1;
      if (author === "staff" && entry.auto === null) {
        row.waiting_since = null;
        row.last_staff_at = entry.at;
      }
    }
  }
  const place = { practice_id: row.practice_id, conversation_id: row.id, id: entry.id };
  return {
    ...place,
    seq: row.last_seq,
    kind,
    audience,
    author_kind: author,
    author_id: entry.author_id,
    at: entry.at,
    body: sealBody(host.sealer, place, entry.body),
    auto: entry.auto,
    withdrawn_at: null,
    portal_count: row.portal_count,
    practice_count: row.practice_count,
  };
}

const entryTuple = `(${entryColumns.map(() => "?").join(",")})`;
const insertWords = `INSERT INTO inbox_entries (${entryColumns.join(",")}) VALUES `;

/** Stores entries in one statement. */
export async function insertEntries(sql: Sql, rows: readonly EntryRow[]): Promise<void> {
  const params: SqlValue[] = [];
  for (const row of rows) for (const column of entryColumns) params.push(row[column]);
  await sql.run(insertWords + rows.map(() => entryTuple).join(","), params);
}

const identity = ["id", "practice_id", "client_id", "portal_user_id", "topic_key", "created_at"] as const;
const moved = [
  "last_seq", "portal_seq", "last_at", "preview", "last_author_kind", "portal_count", "practice_count", "waiting_since", "last_staff_at", "closed_at",
] as const;

/** Stores locked conversations in one statement, in the order of their ids. */
export async function saveConversations(host: Host, sql: Sql, rows: readonly OpenConversation[]): Promise<void> {
  const params: SqlValue[] = [];
  for (const row of rows) {
    if (row.newPreview) row.preview = sealPreview(host.sealer, row.practice_id, row.id, row.newPreview);
    for (const column of identity) params.push(row[column]);
    for (const column of moved) params.push(row[column]);
  }
  await sql.run(host.db.upsertSql("inbox_conversations", [...identity, ...moved], ["id"], moved, rows.length), params);
}
