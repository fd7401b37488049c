import type { Database, Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import { previewingStaff } from "../viewer.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../viewer.ts";
import type { Conversation } from "./inbox-door.ts";
import type { ConversationRow } from "./inbox-rows.ts";

/** Columns that decide who may use a conversation; subqueries, so that a locking read locks conversations only. */
export const accessColumns = `
  (SELECT u.status FROM portal_users u WHERE u.id = c.portal_user_id) AS portal_status,
  CASE WHEN c.topic_key = '' THEN (SELECT GROUP_CONCAT(t.staff_id ORDER BY t.position) FROM client_professionals t WHERE t.practice_id = c.practice_id AND t.client_id = c.client_id)
    ELSE (SELECT GROUP_CONCAT(m.staff_id ORDER BY m.added_at, m.staff_id) FROM inbox_members m WHERE m.conversation_id = c.id) END AS team,
  CASE WHEN c.topic_key = '' THEN NULL ELSE (SELECT GROUP_CONCAT(m.from_seq ORDER BY m.added_at, m.staff_id) FROM inbox_members m WHERE m.conversation_id = c.id) END AS closed_to`;

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

type Fenced = Pick<ConversationRow, "practice_id" | "portal_user_id" | "portal_status" | "topic_key" | "team">;

/** Whether this viewer may see this conversation at all. */
export function mayUse(host: Host, viewer: Viewer, row: Fenced | undefined): row is Fenced {
  if (!row || row.practice_id !== viewer.practiceId) return false;
  if (viewer.kind === "portal") {
    const staff = previewingStaff(viewer);
    return row.portal_user_id === viewer.portalUserId && row.portal_status === "active" && (staff === null || mayUse(host, staff, row));
  }
  return (row.topic_key === "" && host.people.seesAll(viewer)) || teamOf(row).includes(viewer.staffId);
}

/** The same of `inbox_conversations c`, as words of a statement and what goes into them. */
export function seenByStaff(host: Host, viewer: StaffViewer): [words: string, ...params: string[]] {
  const member = "EXISTS (SELECT 1 FROM inbox_members f WHERE f.conversation_id = c.id AND f.staff_id = ?)";
  if (host.people.seesAll(viewer)) return [`(c.topic_key = '' OR ${member})`, viewer.staffId];
  const assigned = "EXISTS (SELECT 1 FROM client_professionals g WHERE g.practice_id = c.practice_id AND g.client_id = c.client_id AND g.staff_id = ?)";
  return [`((c.topic_key = '' AND ${assigned}) OR (c.topic_key <> '' AND ${member}))`, viewer.staffId, viewer.staffId];
}

/** What a preview adds to a statement about `inbox_conversations c`: looking as a portal user opens no conversation that is closed to the staff member. */
export function seenInPreview(host: Host, viewer: PortalViewer): [words: string, ...params: string[]] {
  const staff = previewingStaff(viewer);
  if (staff === null) return [""];
  const [words, ...params] = seenByStaff(host, staff);
  return [` AND ${words}`, ...params];
}

/** The last entry that stays closed to this viewer, since they came later; 0 where everything is open to them. */
export function closedTo(viewer: Viewer, row: Pick<ConversationRow, "team" | "closed_to">): number {
  const staff = viewer.kind === "staff" ? viewer : previewingStaff(viewer);
  if (staff === null || row.closed_to === null) return 0;
  return Number(row.closed_to.split(",")[teamOf(row).indexOf(staff.staffId)] ?? 0);
}

/** Who of the practice may see an entry of this conversation, for what browsers are told: everybody with the client, or members only. */
export function hearersOf(row: Pick<ConversationRow, "client_id" | "topic_key" | "team" | "closed_to">, seq: number): { clientId: string } | { staffIds: string[] } {
  if (row.topic_key === "") return { clientId: row.client_id };
  const closed = (row.closed_to ?? "").split(",");
  return { staffIds: teamOf(row).filter((_, at) => Number(closed[at] ?? 0) < seq) };
}

/** The permission by which text messages of a conversation are read: taking part in a restricted one needs less than reading every client's. */
export const readingPermission = (topicKey: string): string => (topicKey === "" ? "messages.use" : "messages.take-part");

/** Whether text messages of a home conversation, or of one with this topic, may be read: the messages plugin is on and the viewer holds its permission. Cards and event lines need neither. */
export async function mayReadMessages(host: Host, viewer: Viewer, topicKey = ""): Promise<boolean> {
  if (!holdsPermission(host.registry, viewer, readingPermission(topicKey))) return false;
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
  topic: row.topic_key === "" ? null : { key: row.topic_key, label: row.topic_label ?? "" },
  lastSeq: viewer?.kind === "portal" ? row.portal_seq : row.last_seq,
  closedAt: viewer?.kind === "portal" ? null : row.closed_at,
  lastStaffAt: row.last_staff_at,
  professionalIds: teamOf(row),
});
