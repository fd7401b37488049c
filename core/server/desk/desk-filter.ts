import { z } from "zod";
import type { SqlValue } from "../database/database.ts";
import { ulid } from "../inbox/procedures/ids.ts";
import type { Condition } from "./view-conditions.ts";

/** What a view of the inbox is narrowed to; everything given must hold. */
export const deskFilter = z.strictObject({
  /** Somebody waits for an answer. */
  needsReply: z.boolean().optional(),
  /** Somebody waits longer than the practice promises. */
  overdue: z.boolean().optional(),
  /** A card of any plugin is still open. */
  hasTask: z.boolean().optional(),
  tag: z.string().min(1).max(40).optional(),
  /** Clients of this professional. */
  professionalId: ulid.optional(),
  /** A card of this plugin is still open. */
  pluginId: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/).optional(),
});
export type DeskFilter = z.output<typeof deskFilter>;

// What was written before a member came is closed to them, its cards too.
const openCard = (more: string, staffId: SqlValue, ...params: SqlValue[]): Condition => ({
  words: ` AND EXISTS (SELECT 1 FROM inbox_cards k WHERE k.conversation_id = c.id AND k.open = 1${more} AND k.seq > COALESCE((SELECT n.from_seq FROM inbox_members n WHERE n.conversation_id = c.id AND n.staff_id = ?), 0))`,
  params: [...params, staffId],
});

/** The filter as words of a statement over `inbox_conversations c`. */
export function filterCondition(filter: DeskFilter, staffId: string, now: number): Condition {
  const parts: Condition[] = [];
  if (filter.needsReply) parts.push({ words: " AND c.waiting_since IS NOT NULL", params: [] });
  if (filter.overdue) parts.push({ words: " AND c.waiting_since IS NOT NULL AND c.reply_due_for = c.waiting_since AND c.reply_due_at <= ?", params: [now] });
  if (filter.hasTask) parts.push(openCard("", staffId));
  if (filter.pluginId) parts.push(openCard(" AND k.kind LIKE ?", staffId, `${filter.pluginId}.%`));
  if (filter.tag) parts.push({ words: " AND EXISTS (SELECT 1 FROM desk_tags g WHERE g.conversation_id = c.id AND g.tag = ?)", params: [filter.tag] });
  if (filter.professionalId) parts.push({ words: " AND EXISTS (SELECT 1 FROM client_professionals x WHERE x.practice_id = c.practice_id AND x.client_id = c.client_id AND x.staff_id = ?)", params: [filter.professionalId] });
  return { words: parts.map((part) => part.words).join(""), params: parts.flatMap((part) => part.params) };
}

/** Both conditions at once. */
export const both = (a: Condition, b: Condition): Condition => ({ words: a.words + b.words, params: [...a.params, ...b.params] });
