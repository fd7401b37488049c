import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { seenByStaff, seenInPreview } from "./conversation-access.ts";
import { lineOf, lineParams, lineSelect, readableBy } from "./conversation-lines.ts";
import type { LineRow } from "./conversation-lines.ts";
import type { ConversationLine, InboxService } from "./inbox.ts";

type Page = Parameters<InboxService["list"]>[1];

/** One page of the conversations that a viewer may see, in one statement. */
export async function listConversations(host: Host, viewer: Viewer, page: Page): Promise<ConversationLine[]> {
  const view = page.view ?? "open";
  const where = ["c.practice_id = ?"];
  const params: SqlValue[] = [...lineParams(viewer), viewer.practiceId];
  const and = (condition: string, ...values: SqlValue[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (viewer.kind === "portal") {
    const [words, ...seen] = seenInPreview(host, viewer);
    and(`c.portal_user_id = ? AND u.status = 'active'${words}`, viewer.portalUserId, ...seen);
  }
  else and(...seenByStaff(host, viewer));
  if (page.clientId) and("c.client_id = ?", page.clientId);
  if (view === "waiting") {
    and("c.waiting_since IS NOT NULL");
    if (page.before) and("(c.waiting_since > ? OR (c.waiting_since = ? AND c.id > ?))", page.before.lastAt, page.before.lastAt, page.before.id);
  } else {
    and(view === "archived" ? "p.archived_seq >= c.last_seq" : "(p.archived_seq IS NULL OR p.archived_seq < c.last_seq)");
    if (page.before) and("(c.last_at < ? OR (c.last_at = ? AND c.id < ?))", page.before.lastAt, page.before.lastAt, page.before.id);
  }
  const order = view === "waiting" ? "c.waiting_since, c.id" : "c.last_at DESC, c.id DESC";
  const rows = await host.db.hot.all<LineRow>(`${lineSelect} WHERE ${where.join(" AND ")} ORDER BY ${order} LIMIT ${pageSize(page.limit)}`, params);
  const readable = await readableBy(host, viewer);
  return rows.map((row) => lineOf(host, viewer, row, readable));
}

/** A page length that is safe to write into a statement. */
export const pageSize = (limit: number): number => Math.max(1, Math.min(100, Math.trunc(limit) || 50));
