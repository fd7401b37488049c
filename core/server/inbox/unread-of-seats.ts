import type { Host } from "../host-parts.ts";

interface SeatRow {
  id: string;
  practice_id: string;
  permissions: string | null;
  unread: number | string | null;
}

/** Unread messages of each client portal that an account may open, by seat, in one statement; seats that may not read messages are left out. */
export async function unreadOfSeats(host: Host, accountId: string): Promise<Record<string, number>> {
  const unread = "c.practice_count - COALESCE(p.read_count, 0)";
  const rows = await host.db.hot.all<SeatRow>(
    `SELECT u.id, u.practice_id, MAX(u.permissions) AS permissions, SUM(CASE WHEN p.marked_unread = 1 AND ${unread} < 1 THEN 1 ELSE ${unread} END) AS unread
       FROM portal_users u
       JOIN clients k ON k.id = u.client_id AND k.archived_at IS NULL
       LEFT JOIN inbox_conversations c ON c.portal_user_id = u.id AND c.practice_id = u.practice_id
       LEFT JOIN inbox_participants p ON p.conversation_id = c.id AND p.seat_id = u.id
      WHERE u.account_id = ? AND u.status = 'active' GROUP BY u.id, u.practice_id`,
    [accountId],
  );
  const box = host.registry.permission("messages.use")?.portal;
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const ticked = JSON.parse(row.permissions ?? "[]") as string[];
    if (box === undefined || !ticked.includes(box)) continue;
    const state = host.states.known(row.practice_id, "messages") ?? (await host.states.state(row.practice_id, "messages"));
    if (state.on) counts[row.id] = Number(row.unread ?? 0);
  }
  return counts;
}
