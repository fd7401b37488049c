import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { lineOf, lineParams, lineSelect, readableBy } from "../inbox/conversation-lines.ts";
import type { LineRow } from "../inbox/conversation-lines.ts";
import { pageSize } from "../inbox/list-conversations.ts";
import type { StaffViewer } from "../viewer.ts";
import { mostTotalled } from "./desk.ts";
import type { DeskCursor, DeskLine, DeskSort, DeskView } from "./desk.ts";
import { both, filterCondition } from "./desk-filter.ts";
import type { DeskFilter } from "./desk-filter.ts";
import { deskFacts } from "./desk-facts.ts";
import { answersFor, conversationsIn } from "./view-conditions.ts";
import type { Condition } from "./view-conditions.ts";

interface Page {
  view: DeskView;
  limit: number;
  after?: DeskCursor;
  filter?: DeskFilter;
  sort?: DeskSort;
}

/** Who waits longest comes first; then those who do not wait, the most recent first. */
async function idsOf(host: Host, { words, params }: Condition, { after, limit, sort }: { after?: DeskCursor; limit: number; sort: DeskSort }): Promise<string[]> {
  const read = async (more: string, extra: SqlValue[], order: string, most: number): Promise<string[]> => {
    const rows = await host.db.hot.all<{ id: string }>(`SELECT c.id ${words}${more} ORDER BY ${order} LIMIT ${most}`, [...params, ...extra]);
    return rows.map((row) => row.id);
  };
  if (sort === "recent") {
    const on = after ? " AND (c.last_at < ? OR (c.last_at = ? AND c.id < ?))" : "";
    return read(on, after ? [after.lastAt, after.lastAt, after.id] : [], "c.last_at DESC, c.id DESC", limit);
  }
  const waiting = !after || after.waitingSince !== null;
  const ids: string[] = [];
  if (waiting) {
    const since = after?.waitingSince ?? null;
    const on = after && since !== null ? " AND (c.waiting_since > ? OR (c.waiting_since = ? AND c.id > ?))" : "";
    ids.push(...(await read(` AND c.waiting_since IS NOT NULL${on}`, after && since !== null ? [since, since, after.id] : [], "c.waiting_since, c.id", limit)));
  }
  if (ids.length < limit) {
    const on = after && !waiting ? " AND (c.last_at < ? OR (c.last_at = ? AND c.id < ?))" : "";
    ids.push(...(await read(` AND c.waiting_since IS NULL${on}`, after && !waiting ? [after.lastAt, after.lastAt, after.id] : [], "c.last_at DESC, c.id DESC", limit - ids.length)));
  }
  return ids;
}

const foundIn = async (host: Host, viewer: StaffViewer, { view, filter = {} }: Pick<Page, "view" | "filter">): Promise<Condition> =>
  both(conversationsIn(host, viewer, view, await answersFor(host, viewer)), filterCondition(filter, viewer.staffId, host.clock.now()));

/** How many conversations a view holds, up to `mostTotalled`. */
export async function totalDesk(host: Host, viewer: StaffViewer, of: Pick<Page, "view" | "filter">): Promise<number> {
  const { words, params } = await foundIn(host, viewer, of);
  const [row] = await host.db.hot.all<{ n: number }>(`SELECT COUNT(*) AS n FROM (SELECT 1 AS one ${words} LIMIT ${mostTotalled}) t`, params);
  return Number(row?.n ?? 0);
}

/** One page of a view of the shared inbox. */
export async function listDesk(host: Host, viewer: StaffViewer, page: Page): Promise<DeskLine[]> {
  const limit = pageSize(page.limit);
  const found = await foundIn(host, viewer, page);
  const ids = await idsOf(host, found, { limit, sort: page.sort ?? "waiting", ...(page.after ? { after: page.after } : {}) });
  if (ids.length === 0) return [];
  const rows = await host.db.hot.all<LineRow>(`${lineSelect} WHERE c.practice_id = ? AND c.id IN (${ids.map(() => "?").join(",")})`, [...lineParams(viewer), viewer.practiceId, ...ids]);
  const [readable, facts] = await Promise.all([readableBy(host, viewer), deskFacts(host, viewer.practiceId, rows)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const desk = facts.get(id);
    return row && desk ? [{ ...lineOf(host, viewer, row, readable), desk }] : [];
  });
}
