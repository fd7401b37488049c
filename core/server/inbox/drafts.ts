import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { previewingStaff, seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { findConversation, mayUse } from "./conversation-access.ts";
import type { ConversationRow } from "./inbox-rows.ts";

const kindOf = (note: boolean): string => (note ? "note" : "message");
const place = (viewer: Viewer, conversationId: string, kind: string) => ({
  practiceId: viewer.practiceId,
  table: "inbox_drafts",
  row: `${conversationId}:${seatId(viewer)}:${kind}`,
  column: "text",
});

async function own(host: Host, viewer: Viewer, conversationId: string): Promise<ConversationRow> {
  const row = await findConversation(host.db.hot, viewer.practiceId, conversationId);
  if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
  return row;
}

/** What this seat had typed and not sent. */
export async function readDraft(host: Host, viewer: Viewer, conversationId: string, note: boolean): Promise<string> {
  await own(host, viewer, conversationId);
  // What somebody has not sent is theirs alone.
  if (previewingStaff(viewer)) return "";
  const kind = kindOf(note);
  // Sending ends a draft without writing to it: what the seat sent after saving it makes it old.
  const [row] = await host.db.hot.all<{ text: string }>(
    `SELECT d.text FROM inbox_drafts d WHERE d.conversation_id = ? AND d.seat_id = ? AND d.kind = ? AND NOT EXISTS
      (SELECT 1 FROM inbox_entries e WHERE e.conversation_id = d.conversation_id AND e.seq > d.seq AND e.author_id = d.seat_id AND e.kind = d.kind)`,
    [conversationId, seatId(viewer), kind],
  );
  return row ? host.sealer.unseal(place(viewer, conversationId, kind), row.text) : "";
}

/** Keeps what was typed, sealed; nothing typed removes it. */
export async function saveDraft(host: Host, viewer: Viewer, conversationId: string, text: string, note: boolean): Promise<void> {
  const row = await own(host, viewer, conversationId);
  const kind = kindOf(note);
  const key = [conversationId, seatId(viewer), kind];
  if (text === "") {
    await host.db.hot.run("DELETE FROM inbox_drafts WHERE conversation_id = ? AND seat_id = ? AND kind = ?", key);
    return;
  }
  const columns = ["conversation_id", "seat_id", "kind", "practice_id", "text", "seq", "updated_at"];
  const sealed = host.sealer.seal(place(viewer, conversationId, kind), text);
  await host.db.hot.run(host.db.upsertSql("inbox_drafts", columns, columns.slice(0, 3), columns.slice(4)), [...key, row.practice_id, sealed, row.last_seq, host.clock.now()]);
}
