import type { SqlValue } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { lockConversations, mayUse } from "./conversation-access.ts";
import { tellCounts } from "./mark-read.ts";

/** Pins, mutes or archives a conversation for one seat; archived lasts until something new comes. */
export async function setFlags(host: Host, viewer: Viewer, conversationId: string, flags: { pinned?: boolean; muted?: boolean; archived?: boolean }): Promise<void> {
  await host.db.hotTransaction(async (sql) => {
    const row = (await lockConversations(host, sql, [conversationId])).get(conversationId);
    if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
    const wanted: Record<string, SqlValue> = {};
    if (flags.pinned !== undefined) wanted["pinned"] = flags.pinned ? 1 : 0;
    if (flags.muted !== undefined) wanted["muted"] = flags.muted ? 1 : 0;
    if (flags.archived !== undefined) wanted["archived_seq"] = flags.archived ? row.last_seq : null;
    const names = Object.keys(wanted);
    if (names.length === 0) return;
    // A first row starts as unread as the seat was without one.
    const columns = ["conversation_id", "seat_id", "practice_id", ...names];
    await sql.run(host.db.upsertSql("inbox_participants", columns, ["conversation_id", "seat_id"], names), [conversationId, seatId(viewer), row.practice_id, ...Object.values(wanted)]);
  });
  tellCounts(host, viewer, conversationId);
}
