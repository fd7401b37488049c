import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { seenInPreview } from "./conversation-access.ts";
import { readableBy } from "./conversation-lines.ts";
import type { Counts } from "./inbox.ts";
import type { ShelfItem } from "./to-do/shelf-item.ts";

/** Counts of the shelf by plugin. */
export function countByPlugin(items: readonly ShelfItem[]): Counts["needsYou"] {
  const counts: Record<string, number> = {};
  for (const { pluginId } of items) counts[pluginId] = (counts[pluginId] ?? 0) + 1;
  return counts;
}

/** Unread messages of a seat over all its conversations, from counts alone. */
export async function unreadTotal(host: Host, viewer: Viewer): Promise<number> {
  const written = viewer.kind === "portal" ? "c.practice_count" : "c.portal_count";
  const unread = `${written} - COALESCE(p.read_count, 0)`;
  const one = `CASE WHEN p.marked_unread = 1 AND ${unread} < 1 THEN 1 ELSE ${unread} END`;
  const seat = seatId(viewer);
  const kept = "LEFT JOIN inbox_participants p ON p.conversation_id = c.id AND p.seat_id = ?";
  const readable = await readableBy(host, viewer);
  const parts: string[] = [];
  const [words, ...seen] = viewer.kind === "portal" ? seenInPreview(host, viewer) : [""];
  const sum = (from: string): void => void parts.push(`SELECT SUM(${one}) AS unread FROM inbox_conversations c ${kept} ${from} AND c.practice_id = ?${words}`);
  if (viewer.kind === "portal") {
    if (readable.home) sum("JOIN portal_users u ON u.id = c.portal_user_id AND u.status = 'active' WHERE c.portal_user_id = ?");
  } else {
    if (readable.home) sum("JOIN client_professionals a ON a.practice_id = c.practice_id AND a.client_id = c.client_id WHERE c.topic_key = '' AND a.staff_id = ?");
    if (readable.topics) sum("JOIN inbox_members m ON m.conversation_id = c.id WHERE c.topic_key <> '' AND m.staff_id = ?");
  }
  if (parts.length === 0) return 0;
  const rows = await host.db.hot.all<{ unread: number | string | null }>(parts.join(" UNION ALL "), parts.flatMap((): SqlValue[] => [seat, seat, viewer.practiceId, ...seen]));
  return rows.reduce((total, row) => total + Number(row.unread ?? 0), 0);
}
