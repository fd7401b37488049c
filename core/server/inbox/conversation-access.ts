import type { Database, Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { Viewer } from "../viewer.ts";
import type { Conversation } from "./inbox-door.ts";
import type { ConversationRow } from "./inbox-rows.ts";

/** Columns that decide who may use a conversation; subqueries, so that a locking read locks conversations only. */
export const accessColumns = `
  (SELECT u.status FROM portal_users u WHERE u.id = c.portal_user_id) AS portal_status,
  (SELECT GROUP_CONCAT(t.staff_id ORDER BY t.position) FROM client_professionals t WHERE t.practice_id = c.practice_id AND t.client_id = c.client_id) AS team`;

/** Ends a select that must hold its rows until the commit; SQLite transactions hold the whole file already. */
export const forUpdate = (db: Database): string => (db.engine === "mysql" ? " FOR UPDATE" : "");

/** Locks conversations in the order of their ids, so that two transactions never wait for each other in a circle. */
export async function lockConversations(host: Host, sql: Sql, ids: readonly string[]): Promise<Map<string, ConversationRow>> {
  const sorted = [...new Set(ids)].sort();
  // Lists of a few lengths only, so that each connection keeps few prepared statements.
  let length = 1;
  while (length < sorted.length) length *= 2;
  const params = Array.from({ length }, (_, index) => sorted[Math.min(index, sorted.length - 1)] ?? "");
  const rows = await sql.all<ConversationRow>(
    `SELECT c.*, ${accessColumns} FROM inbox_conversations c WHERE c.id IN (${params.map(() => "?").join(",")}) ORDER BY c.id${forUpdate(host.db)}`,
    params,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** One conversation without a lock. */
export async function findConversation(sql: Sql, practiceId: string, conversationId: string): Promise<ConversationRow | undefined> {
  const [row] = await sql.all<ConversationRow>(`SELECT c.*, ${accessColumns} FROM inbox_conversations c WHERE c.id = ? AND c.practice_id = ?`, [conversationId, practiceId]);
  return row;
}

const teamOf = (row: Pick<ConversationRow, "team">): string[] => (row.team ?? "").split(",").filter(Boolean);

type Fenced = Pick<ConversationRow, "practice_id" | "portal_user_id" | "portal_status" | "team">;

/** Whether this viewer may see this conversation at all. */
export function mayUse(host: Host, viewer: Viewer, row: Fenced | undefined): row is Fenced {
  if (!row || row.practice_id !== viewer.practiceId) return false;
  if (viewer.kind === "portal") return row.portal_user_id === viewer.portalUserId && row.portal_status === "active";
  return host.people.seesAll(viewer) || teamOf(row).includes(viewer.staffId);
}

/** Whether text messages may be read: the messages plugin is on and the viewer holds its permission. Cards and event lines need neither. */
export async function mayReadMessages(host: Host, viewer: Viewer): Promise<boolean> {
  if (!holdsPermission(host.registry, viewer, "messages.use")) return false;
  const state = host.states.known(viewer.practiceId, "messages") ?? (await host.states.state(viewer.practiceId, "messages"));
  return state.on;
}

/** Whether the practice shows clients how far it has read. */
export async function showsReceipts(host: Host, practiceId: string, clientId: string): Promise<boolean> {
  const settings = await host.settings.effective(practiceId, "messages", { clientId });
  return settings["readReceipts"]?.value === true;
}

/** A conversation as its viewer, or the host itself, may know it. */
export const conversationOf = (row: ConversationRow, viewer: Viewer | null): Conversation => ({
  id: row.id,
  practiceId: row.practice_id,
  clientId: row.client_id,
  portalUserId: row.portal_user_id,
  lastSeq: viewer?.kind === "portal" ? row.portal_seq : row.last_seq,
  closedAt: row.closed_at,
  lastStaffAt: row.last_staff_at,
  professionalIds: teamOf(row),
});
