import type { SqlValue } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { PortalViewer, Viewer } from "../../viewer.ts";
import type { Background } from "../background.ts";
import type { CardEnvelope } from "../card-view.ts";
import { seenInPreview } from "../conversation-access.ts";
import type { CardRow } from "../inbox-rows.ts";
import { refreshCardLines } from "../refresh-card-lines.ts";
import { resolveCards } from "../resolve-cards.ts";
import { itemsOfSources } from "./items-of-sources.ts";
import type { ShelfItem, ViewerToDo } from "./shelf-item.ts";
import { taskHolders } from "./task-holders.ts";

const drawnColumns = ["practice_id", "kind", "subject_id", "conversation_id", "entry_id", "rev", "line", "line_rev", "created_at", "changed_at"] as const satisfies readonly (keyof CardRow)[];

type OpenCard = Pick<CardRow, (typeof drawnColumns)[number]> & { client_id: string };

/** The most open cards that one viewer's lists and counts look at. */
const mostCards = 2_500;
const mostDone = 100;

const columns = `${drawnColumns.map((name) => `k.${name}`).join(", ")}, c.client_id`;

/** The cards of a portal user; of a preview those that its staff member may see. */
function mineOf(host: Host, viewer: PortalViewer): [words: string, params: SqlValue[]] {
  const [words, ...seen] = seenInPreview(host, viewer);
  return [`JOIN portal_users u ON u.id = c.portal_user_id AND u.status = 'active' WHERE c.portal_user_id = ? AND c.practice_id = ? AND k.audience = 'all'${words}`, [viewer.portalUserId, viewer.practiceId, ...seen]];
}

async function openCards(host: Host, viewer: Viewer): Promise<OpenCard[]> {
  const select = `SELECT ${columns} FROM inbox_conversations c JOIN inbox_cards k ON k.conversation_id = c.id AND k.open = 1`;
  const end = ` ORDER BY k.created_at DESC LIMIT ${mostCards}`;
  if (viewer.kind === "portal") {
    const [mine, params] = mineOf(host, viewer);
    return host.db.hot.all<OpenCard>(`${select} ${mine}${end}`, params);
  }
  // Staff are asked about the clients assigned to them, also those who may see everybody.
  const assigned = "JOIN client_professionals a ON a.practice_id = c.practice_id AND a.client_id = c.client_id AND a.staff_id = ? WHERE c.practice_id = ? AND c.topic_key = ''";
  const member = "JOIN inbox_members m ON m.conversation_id = c.id AND m.staff_id = ? AND k.seq > m.from_seq WHERE c.practice_id = ? AND c.topic_key <> ''";
  const own: SqlValue[] = [viewer.staffId, viewer.practiceId];
  return host.db.hot.all<OpenCard>(`SELECT k.* FROM (${select} ${assigned} UNION ALL ${select} ${member}) k${end}`, [...own, ...own]);
}

function itemOfCard(host: Host, row: OpenCard, card: CardEnvelope): ShelfItem {
  return {
    id: `${row.kind}/${row.subject_id}`,
    entryId: card.entryId,
    conversationId: card.conversationId,
    pluginId: card.pluginId,
    kind: host.registry.get(card.pluginId)?.manifest?.name ?? card.pluginId,
    clientId: row.client_id,
    holderId: null,
    title: card.view.title,
    detail: [card.view.kindLine, card.view.status.text ?? card.view.status.tag].filter(Boolean).join(" · "),
    href: `/?m=${card.entryId}#card-${card.entryId}-title`,
    dueAt: card.dueAt ? Date.parse(card.dueAt) : null,
    createdAt: row.created_at,
  };
}

/** Overdue first, then what is due soonest, then the newest. */
function byUrgency(a: ShelfItem, b: ShelfItem): number {
  if (a.dueAt !== null && b.dueAt !== null && a.dueAt !== b.dueAt) return a.dueAt - b.dueAt;
  if ((a.dueAt === null) !== (b.dueAt === null)) return a.dueAt === null ? 1 : -1;
  return b.createdAt - a.createdAt;
}

/** A subject may stand in several conversations that a staff member sees; it is one thing to do. */
const onceEach = <Item extends ShelfItem>(items: readonly Item[]): Item[] => [...new Map(items.map((item) => [item.id, item])).values()];

async function resolved(host: Host, background: Background, viewer: Viewer) {
  const [rows, fromSources] = await Promise.all([openCards(host, viewer), itemsOfSources(host, viewer)]);
  const cards = await resolveCards(host, viewer, rows);
  for (const row of rows) {
    // A node may have stopped between a change and its line; whoever counts next mends it.
    if (row.line_rev < row.rev) background.run(() => refreshCardLines(host, row.practice_id, row.kind, row.subject_id));
  }
  const drawn = rows.flatMap((row) => {
    const card = cards.get(row.entry_id);
    return card ? [{ row, card, item: itemOfCard(host, row, card) }] : [];
  });
  const now = onceEach([...drawn.filter(({ card }) => card.needsYou).map(({ item }) => item), ...fromSources]);
  const holders = viewer.kind === "staff" && now.length > 0 ? await taskHolders(host, viewer.practiceId) : null;
  const held = now.map((item) => ({ ...item, holderId: holders?.get(item.id) ?? item.holderId }));
  return { now: held.sort(byUrgency), drawn };
}

/** Everything that a staff member may do, also what colleagues were given. */
export const allTasks = async (host: Host, background: Background, viewer: Viewer): Promise<ShelfItem[]> => (await resolved(host, background, viewer)).now;

const notForOthers = (viewer: Viewer, items: readonly ShelfItem[]): ShelfItem[] =>
  viewer.kind === "portal" ? [...items] : items.filter((item) => item.holderId === null || item.holderId === viewer.staffId);

/** Everything that needs this viewer; the shelf, the menu's counts and the page To Do list come from this one answer. */
export const thingsThatNeed = async (host: Host, background: Background, viewer: Viewer): Promise<ShelfItem[]> => notForOthers(viewer, await allTasks(host, background, viewer));

/** The same with what comes back later or is the other side's turn, and what was done since. */
export async function viewerToDo(host: Host, background: Background, viewer: Viewer, doneSince: number): Promise<ViewerToDo> {
  const { now, drawn } = await resolved(host, background, viewer);
  const rests = drawn.filter(({ card }) => !card.needsYou && (card.state === "waiting" || card.state === "blocked")).map(({ item }) => item);
  const justDone = drawn.filter(({ card }) => card.state === "done").map(({ row, item }) => ({ ...item, doneAt: row.changed_at }));
  return { now: notForOthers(viewer, now), all: now, later: onceEach(rests).sort(byUrgency), done: onceEach([...justDone, ...(await doneCards(host, viewer, doneSince))]).sort((a, b) => b.doneAt - a.doneAt) };
}

async function doneCards(host: Host, viewer: Viewer, since: number): Promise<(ShelfItem & { doneAt: number })[]> {
  if (viewer.kind === "staff") return [];
  const [mine, params] = mineOf(host, viewer);
  const rows = await host.db.hot.all<OpenCard>(
    `SELECT ${columns} FROM inbox_conversations c JOIN inbox_cards k ON k.conversation_id = c.id AND k.open = 0 AND k.changed_at >= ? ${mine} ORDER BY k.changed_at DESC LIMIT ${mostDone}`,
    [since, ...params],
  );
  const cards = await resolveCards(host, viewer, rows);
  return rows.flatMap((row) => {
    const card = cards.get(row.entry_id);
    return card?.state === "done" ? [{ ...itemOfCard(host, row, card), doneAt: row.changed_at }] : [];
  });
}
