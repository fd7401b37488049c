import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { closedTo, lockConversations, mayUse } from "./conversation-access.ts";
import { sealPreview } from "./entry-body.ts";
import { storedEntry } from "./entry-for-viewer.ts";
import { messageEventRow, messageWithdrawn } from "./inbox-events.ts";
import { entryColumns } from "./inbox-rows.ts";
import type { ConversationRow, EntryRow } from "./inbox-rows.ts";
import { tellMessage } from "./tell-entry.ts";

/** How long a message can be withdrawn, in milliseconds (product.md D13). */
export const withdrawWithinMs = 120_000;

function refuse(host: Host, row: ConversationRow, entry: EntryRow): void {
  const read = entry.author_kind === "portal" ? row.practice_read_seq : row.portal_read_seq;
  if (read >= entry.seq) throw new AppError("CONFLICT", "This message was read already, so it stays in the conversation.", { reason: "read" });
  if (host.clock.now() - entry.at > withdrawWithinMs) throw new AppError("CONFLICT", "A message can be withdrawn for 2 minutes. This one stays in the conversation.", { reason: "late" });
}

/** Withdraws a viewer's own unread message: its words leave every timeline, a line with author and time stays. */
export async function withdrawMessage(host: Host, viewer: Viewer, conversationId: string, entryId: string): Promise<void> {
  const done = await host.db.hotTransaction(async (sql) => {
    const row = (await lockConversations(host, sql, [conversationId])).get(conversationId);
    if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
    const [entry] = await sql.all<EntryRow>(`SELECT ${entryColumns.join(",")} FROM inbox_entries WHERE conversation_id = ? AND id = ?`, [conversationId, entryId]);
    if (!entry || entry.kind !== "message" || entry.author_id !== seatId(viewer) || entry.seq <= closedTo(viewer, row)) throw notFound("this message");
    if (entry.withdrawn_at !== null) return null;
    refuse(host, row, entry);
    entry.withdrawn_at = host.clock.now();
    await sql.run("UPDATE inbox_entries SET withdrawn_at = ? WHERE conversation_id = ? AND seq = ?", [entry.withdrawn_at, conversationId, entry.seq]);
    if (entry.author_kind === "portal" && row.waiting_since !== null && row.waiting_since >= entry.at) {
      const [next] = await sql.all<{ at: number | null }>(
        "SELECT MIN(at) AS at FROM inbox_entries WHERE conversation_id = ? AND seq > ? AND kind = 'message' AND author_kind = 'portal' AND withdrawn_at IS NULL",
        [conversationId, entry.seq],
      );
      await sql.run("UPDATE inbox_conversations SET waiting_since = ? WHERE id = ?", [next?.at ?? null, conversationId]);
    }
    if (entry.seq === row.portal_seq) {
      const preview = sealPreview(host.sealer, row.practice_id, row.id, { text: "Message withdrawn", message: true });
      await sql.run("UPDATE inbox_conversations SET preview = ? WHERE id = ?", [preview, conversationId]);
    }
    await host.outbox.add([messageEventRow(messageWithdrawn.name, row, entry)], sql);
    await host.audit.record(
      [{ practiceId: row.practice_id, pluginId: "core", verb: "withdrew-message", actor: { kind: viewer.kind, id: seatId(viewer), accountId: viewer.accountId }, clientId: row.client_id, subject: entry.id, detail: { conversation: row.id } }],
      sql,
    );
    return { row, entry };
  });
  if (!done) return;
  tellMessage(host, done.row, storedEntry(host.sealer, done.entry, viewer.kind));
  host.outbox.kick();
}
