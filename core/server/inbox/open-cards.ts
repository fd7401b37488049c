import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import type { Background } from "./background.ts";
import type { CardEnvelope } from "./card-view.ts";
import { readableBy } from "./conversation-lines.ts";
import type { Counts, ShelfItem } from "./inbox.ts";
import { cardColumns } from "./inbox-rows.ts";
import type { CardRow } from "./inbox-rows.ts";
import { refreshCardLines } from "./refresh-card-lines.ts";
import { resolveCards } from "./resolve-cards.ts";

/** The most open cards that one viewer's counts look at. */
const mostCards = 500;
const sourceLimitMs = 2_000;

async function openCards(host: Host, viewer: Viewer): Promise<CardRow[]> {
  const columns = cardColumns.map((name) => `k.${name}`).join(", ");
  const select = `SELECT ${columns} FROM inbox_conversations c JOIN inbox_cards k ON k.conversation_id = c.id AND k.open = 1`;
  const end = ` ORDER BY k.created_at DESC LIMIT ${mostCards}`;
  if (viewer.kind === "portal") {
    const mine = "JOIN portal_users u ON u.id = c.portal_user_id AND u.status = 'active' WHERE c.portal_user_id = ? AND c.practice_id = ? AND k.audience = 'all'";
    return host.db.hot.all<CardRow>(`${select} ${mine}${end}`, [viewer.portalUserId, viewer.practiceId]);
  }
  // Staff are asked about the clients assigned to them, also those who may see everybody.
  const assigned = "JOIN client_professionals a ON a.practice_id = c.practice_id AND a.client_id = c.client_id AND a.staff_id = ? WHERE c.practice_id = ? AND c.topic_key = ''";
  const member = "JOIN inbox_members m ON m.conversation_id = c.id AND m.staff_id = ? AND k.seq > m.from_seq WHERE c.practice_id = ? AND c.topic_key <> ''";
  const own = [viewer.staffId, viewer.practiceId];
  return host.db.hot.all<CardRow>(`SELECT k.* FROM (${select} ${assigned} UNION ALL ${select} ${member}) k${end}`, [...own, ...own]);
}

const itemOfCard = (row: CardRow, card: CardEnvelope): ShelfItem => ({
  entryId: card.entryId,
  conversationId: card.conversationId,
  pluginId: card.pluginId,
  title: card.view.title,
  detail: [card.view.kindLine, card.view.status.text ?? card.view.status.tag].filter(Boolean).join(" · "),
  href: `/?around=${card.entryId}#card-${card.entryId}`,
  dueAt: card.dueAt ? Date.parse(card.dueAt) : null,
  createdAt: row.created_at,
});

function withinLimit<T>(work: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name}: the list of things to do took longer than ${sourceLimitMs} ms`)), sourceLimitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the plugins' own lists add; one that fails or is slow is left out and logged. */
async function itemsOfSources(host: Host, viewer: Viewer): Promise<ShelfItem[]> {
  const lists = await Promise.all(
    host.registry.toDoSources().map(async ({ pluginId, source }): Promise<ShelfItem[]> => {
      try {
        const state = host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId));
        if (!state.on) return [];
        const items = await withinLimit(source.list(host.context(pluginId, viewer.practiceId, viewer), viewer), pluginId);
        return items.map((item) => ({ entryId: null, conversationId: null, pluginId, title: item.title, detail: item.detail, href: item.href, dueAt: item.dueAt, createdAt: item.createdAt }));
      } catch (error) {
        host.log.error({ err: error, plugin: pluginId }, "a list of things to do failed");
        return [];
      }
    }),
  );
  return lists.flat();
}

/** Overdue first, then what is due soonest, then the newest. */
function byUrgency(a: ShelfItem, b: ShelfItem): number {
  if (a.dueAt !== null && b.dueAt !== null && a.dueAt !== b.dueAt) return a.dueAt - b.dueAt;
  if ((a.dueAt === null) !== (b.dueAt === null)) return a.dueAt === null ? 1 : -1;
  return b.createdAt - a.createdAt;
}

/** Everything that needs this viewer; the menu's counts are counted from the same list. */
export async function thingsThatNeed(host: Host, background: Background, viewer: Viewer): Promise<ShelfItem[]> {
  const [rows, fromSources] = await Promise.all([openCards(host, viewer), itemsOfSources(host, viewer)]);
  const cards = await resolveCards(host, viewer, rows);
  for (const row of rows) {
    // A node may have stopped between a change and its line; whoever counts next mends it.
    if (row.line_rev < row.rev) background.run(() => refreshCardLines(host, row.practice_id, row.kind, row.subject_id));
  }
  const fromCards = rows.flatMap((row) => {
    const card = cards.get(row.entry_id);
    return card?.needsYou ? [itemOfCard(row, card)] : [];
  });
  return [...fromCards, ...fromSources].sort(byUrgency);
}

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
  const sum = (from: string): void => void parts.push(`SELECT SUM(${one}) AS unread FROM inbox_conversations c ${kept} ${from} AND c.practice_id = ?`);
  if (viewer.kind === "portal") {
    if (readable.home) sum("JOIN portal_users u ON u.id = c.portal_user_id AND u.status = 'active' WHERE c.portal_user_id = ?");
  } else {
    if (readable.home) sum("JOIN client_professionals a ON a.practice_id = c.practice_id AND a.client_id = c.client_id WHERE c.topic_key = '' AND a.staff_id = ?");
    if (readable.topics) sum("JOIN inbox_members m ON m.conversation_id = c.id WHERE c.topic_key <> '' AND m.staff_id = ?");
  }
  if (parts.length === 0) return 0;
  const rows = await host.db.hot.all<{ unread: number | string | null }>(parts.join(" UNION ALL "), parts.flatMap((): SqlValue[] => [seat, seat, viewer.practiceId]));
  return rows.reduce((total, row) => total + Number(row.unread ?? 0), 0);
}
