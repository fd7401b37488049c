import type { Sql } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { closedTo, hearersOf, lockConversations, mayUse, showsReceipts } from "./conversation-access.ts";
import { readableBy } from "./conversation-lines.ts";
import type { ConversationRow, ParticipantColumns } from "./inbox-rows.ts";

const participantColumns = ["conversation_id", "seat_id", "practice_id", "last_read_seq", "read_count", "read_at", "marked_unread"] as const;

async function lockOwn(host: Host, sql: Sql, viewer: Viewer, conversationId: string): Promise<ConversationRow> {
  const row = (await lockConversations(host, sql, [conversationId])).get(conversationId);
  if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
  return row;
}

const writtenByOthers = (viewer: Viewer, counts: { portal_count: number; practice_count: number }): number =>
  viewer.kind === "portal" ? counts.practice_count : counts.portal_count;

/** What the other side had written up to an entry; from the conversation when that is the last one, else one look by key. */
async function countAt(sql: Sql, viewer: Viewer, row: ConversationRow, seq: number): Promise<number> {
  if (seq >= row.last_seq) return writtenByOthers(viewer, row);
  const [entry] = await sql.all<{ portal_count: number; practice_count: number }>(
    "SELECT portal_count, practice_count FROM inbox_entries WHERE conversation_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
    [row.id, seq],
  );
  return entry ? writtenByOthers(viewer, entry) : 0;
}

async function keepMark(host: Host, sql: Sql, viewer: Viewer, row: ConversationRow, mark: { seq: number; count: number; unread: boolean }): Promise<void> {
  const words = host.db.upsertSql("inbox_participants", participantColumns, ["conversation_id", "seat_id"], participantColumns.slice(3));
  await sql.run(words, [row.id, seatId(viewer), row.practice_id, mark.seq, mark.count, host.clock.now(), mark.unread ? 1 : 0]);
}

/** Marks what a seat has read; the mark never goes back. */
export async function markRead(host: Host, viewer: Viewer, conversationId: string, seq: number): Promise<{ unread: number }> {
  const readable = await readableBy(host, viewer);
  const done = await host.db.hotTransaction(async (sql) => {
    const row = await lockOwn(host, sql, viewer, conversationId);
    const messages = row.topic_key === "" ? readable.home : readable.topics;
    const last = viewer.kind === "portal" ? row.portal_seq : row.last_seq;
    const target = Math.max(0, Math.min(seq, last));
    const [mine] = await sql.all<ParticipantColumns>("SELECT * FROM inbox_participants WHERE conversation_id = ? AND seat_id = ?", [conversationId, seatId(viewer)]);
    const before = mine?.last_read_seq ?? 0;
    const moves = target > before;
    const reach = Math.max(target, before);
    const count = moves ? await countAt(sql, viewer, row, target === last ? row.last_seq : target) : (mine?.read_count ?? 0);
    if (moves || mine?.marked_unread === 1) await keepMark(host, sql, viewer, row, { seq: reach, count, unread: false });
    const side = viewer.kind === "portal" ? "portal" : "practice";
    const told = moves && messages && target > row[`${side}_read_seq`];
    const at = host.clock.now();
    if (told) await sql.run(`UPDATE inbox_conversations SET ${side}_read_seq = ?, ${side}_read_at = ? WHERE id = ?`, [target, at, row.id]);
    return { row, told: told ? { seq: target, at } : null, changed: moves || mine?.marked_unread === 1, unread: messages ? Math.max(0, writtenByOthers(viewer, row) - count) : 0 };
  });
  await tellRead(host, viewer, done);
  return { unread: done.unread };
}

async function tellRead(host: Host, viewer: Viewer, done: { row: ConversationRow; told: { seq: number; at: number } | null; changed: boolean }): Promise<void> {
  const { row, told } = done;
  const practiceId = row.practice_id;
  if (done.changed) tellCounts(host, viewer, row.id);
  if (!told) return;
  if (viewer.kind === "portal") {
    host.realtime.tell({ practiceId, ...hearersOf(row, told.seq), messages: true }, "read", { conversationId: row.id, by: "portal", ...told });
  } else if (await showsReceipts(host, practiceId, row.client_id)) {
    host.realtime.tell({ practiceId, portalUserId: row.portal_user_id, messages: true }, "read", { conversationId: row.id, by: "staff", ...told });
  }
}

/** Tells the other devices of a seat to count again. */
export function tellCounts(host: Host, viewer: Viewer, conversationId: string): void {
  const seat = viewer.kind === "portal" ? { portalUserId: viewer.portalUserId } : { staffId: viewer.staffId };
  host.realtime.tell({ practiceId: viewer.practiceId, ...seat }, "counts", { conversationId });
}

/** Makes everything from `seq` on count as new for this seat; receipts shown to the other side stay as they are. */
export async function markUnread(host: Host, viewer: Viewer, conversationId: string, seq: number): Promise<void> {
  await host.db.hotTransaction(async (sql) => {
    const row = await lockOwn(host, sql, viewer, conversationId);
    const reach = Math.max(closedTo(viewer, row), Math.min(seq - 1, row.last_seq));
    await keepMark(host, sql, viewer, row, { seq: reach, count: await countAt(sql, viewer, row, reach), unread: true });
  });
  tellCounts(host, viewer, conversationId);
}
