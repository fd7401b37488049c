import { AppError, notFound } from "../errors.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import { findConversation, mayUse } from "./conversation-access.ts";
import { openBody } from "./entry-body.ts";
import { entryForSide } from "./entry-for-viewer.ts";
import type { Entry } from "./inbox-door.ts";
import { entryColumns } from "./inbox-rows.ts";
import type { EntryRow } from "./inbox-rows.ts";
import type { OutgoingMessage } from "./write-messages.ts";

const reused = (): AppError => new AppError("CONFLICT", "This message was sent before with other words. Check the conversation, then send it again.");

/** Whether two sends ask for the same thing. */
export function sameMessage(a: { text: string; note: boolean; fileIds: readonly string[]; authorId: string }, b: typeof a): boolean {
  return a.text === b.text && a.note === b.note && a.authorId === b.authorId && a.fileIds.join() === b.fileIds.join();
}

/**
 * What was stored under this key, or null when nothing was.
 * @throws AppError `CONFLICT` when the key was used for other words or by somebody else.
 */
export async function storedAnswer(host: Host, sql: Sql, message: Omit<OutgoingMessage, "files"> & { fileIds: readonly string[] }): Promise<Entry | null> {
  const row = await findConversation(sql, message.viewer.practiceId, message.conversationId);
  if (!mayUse(host, message.viewer, row)) throw notFound("this conversation");
  const [stored] = await sql.all<EntryRow>(`SELECT ${entryColumns.join(",")} FROM inbox_entries WHERE conversation_id = ? AND id = ?`, [message.conversationId, message.key]);
  if (!stored) return null;
  const body = openBody(host.sealer, stored);
  const before = { text: body.text, note: stored.kind === "note", fileIds: (body.files ?? []).map((file) => file.fileId), authorId: stored.author_id ?? "" };
  if (!sameMessage(before, { text: message.text, note: message.note, fileIds: message.fileIds, authorId: seatId(message.viewer) })) throw reused();
  return entryForSide(stored, body, message.viewer.kind);
}

export { reused as keyReused };
