import type { Sql } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { accessColumns, conversationOf } from "./conversation-access.ts";
import type { Conversation } from "./inbox-door.ts";
import type { ConversationRow } from "./inbox-rows.ts";

async function find(sql: Sql, practiceId: string, portalUserId: string): Promise<ConversationRow | undefined> {
  const [row] = await sql.all<ConversationRow>(`SELECT c.*, ${accessColumns} FROM inbox_conversations c WHERE c.portal_user_id = ? AND c.topic_key = '' AND c.practice_id = ?`, [portalUserId, practiceId]);
  return row;
}

/** The home conversation of a portal user, made the first time somebody asks for it. */
export async function ensureConversation(host: Host, practiceId: string, portalUserId: string, sql: Sql): Promise<Conversation> {
  const known = await find(sql, practiceId, portalUserId);
  if (known) return conversationOf(known, null);
  const [user] = await sql.all<{ client_id: string; lead_id: string | null }>("SELECT u.client_id, (SELECT l.staff_id FROM client_professionals l WHERE l.practice_id = u.practice_id AND l.client_id = u.client_id ORDER BY l.position LIMIT 1) AS lead_id FROM portal_users u WHERE u.id = ? AND u.practice_id = ?", [portalUserId, practiceId]);
  if (!user) throw notFound("this person");
  const columns = ["id", "practice_id", "client_id", "portal_user_id", "last_at", "created_at", "assignee_id"];
  const now = host.clock.now();
  // Two who ask at once both insert; the unique portal user lets one in.
  await sql.run(host.db.upsertSql("inbox_conversations", columns, ["portal_user_id", "topic_key"], []), [newId(), practiceId, user.client_id, portalUserId, now, now, user.lead_id]);
  const made = await find(sql, practiceId, portalUserId);
  if (!made) throw new Error("inbox: the conversation that was just made cannot be read");
  return conversationOf(made, null);
}
