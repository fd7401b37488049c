import type { SqlValue } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { closedTo, conversationOf, mayReadMessages, mayUse, showsReceipts } from "./conversation-access.ts";
import { aboutOf, lineParams, lineSelect, peopleOf, titleOf, unreadOf } from "./conversation-lines.ts";
import type { LineRow } from "./conversation-lines.ts";
import { storedEntry } from "./entry-for-viewer.ts";
import { withFileStates } from "./file-states.ts";
import type { InboxService, TimelinePage } from "./inbox.ts";
import type { EntryRow } from "./inbox-rows.ts";
import { pageSize } from "./list-conversations.ts";
import { resolveCards } from "./resolve-cards.ts";
import { withStaffVerbs } from "./staff-card-verbs.ts";
import type { SentCard } from "./staff-card-verbs.ts";

type At = Parameters<InboxService["open"]>[2];
type PageRow = Pick<EntryRow, "seq" | "id" | "kind" | "audience" | "author_kind" | "author_id" | "at" | "body" | "auto" | "withdrawn_at"> & {
  card_kind: string | null;
  card_subject: string | null;
  card_rev: number | null;
  card_line: string | null;
  card_open: number | null;
  card_nudged_at: number | null;
};

// Only what a page needs: most of what a page costs is reading columns.
const from = `SELECT e.seq, e.id, e.kind, e.audience, e.author_kind, e.author_id, e.at, e.body, e.auto, e.withdrawn_at,
  k.kind AS card_kind, k.subject_id AS card_subject, k.rev AS card_rev, k.line AS card_line, k.open AS card_open, k.nudged_at AS card_nudged_at
  FROM inbox_entries e LEFT JOIN inbox_cards k ON k.conversation_id = e.conversation_id AND k.entry_id = e.id`;

/** What a viewer may not see is left out by the statement, so it never travels. */
function visible(viewer: Viewer, messages: boolean, closed: number): string {
  const side = viewer.kind === "portal" ? " AND e.audience = 'all'" : "";
  const since = closed > 0 ? ` AND e.seq > ${closed}` : "";
  return side + since + (messages ? "" : " AND e.kind NOT IN ('message', 'note')");
}

interface Stretch {
  rows: PageRow[];
  hasOlder: boolean;
  hasNewer: boolean;
}

async function readStretch(host: Host, conversationId: string, at: At, limit: number, seen: string): Promise<Stretch> {
  const older = (params: SqlValue[], condition: string, most: number): [string, SqlValue[]] => [
    `${from} WHERE e.conversation_id = ?${condition}${seen} ORDER BY e.seq DESC LIMIT ${most + 1}`,
    [conversationId, ...params],
  ];
  const newer = (params: SqlValue[], condition: string, most: number): [string, SqlValue[]] => [
    `${from} WHERE e.conversation_id = ?${condition}${seen} ORDER BY e.seq LIMIT ${most + 1}`,
    [conversationId, ...params],
  ];
  if (at && "around" in at) {
    const half = Math.max(1, Math.floor(limit / 2));
    const middle = `(SELECT m.seq FROM inbox_entries m WHERE m.conversation_id = ? AND m.id = ?)`;
    const [before, beforeParams] = older([conversationId, at.around], ` AND e.seq <= ${middle}`, half);
    const [after, afterParams] = newer([conversationId, at.around], ` AND e.seq > ${middle}`, half);
    const rows = await host.db.hot.all<PageRow & { side: number }>(
      `SELECT o.*, 0 AS side FROM (${before}) o UNION ALL SELECT n.*, 1 AS side FROM (${after}) n`,
      [...beforeParams, ...afterParams],
    );
    const past = rows.filter((row) => Number(row.side) === 0).sort((a, b) => b.seq - a.seq);
    const next = rows.filter((row) => Number(row.side) === 1).sort((a, b) => a.seq - b.seq);
    // The entry itself may be hidden from this viewer: then it is as if it did not exist.
    if (past[0]?.id !== at.around) throw notFound("this entry");
    return { rows: [...past.slice(0, half).reverse(), ...next.slice(0, half)], hasOlder: past.length > half, hasNewer: next.length > half };
  }
  if (at && "after" in at) {
    const rows = await host.db.hot.all<PageRow>(...newer([at.after], " AND e.seq > ?", limit));
    return { rows: rows.slice(0, limit), hasOlder: at.after > 0, hasNewer: rows.length > limit };
  }
  const rows = await host.db.hot.all<PageRow>(...(at ? older([at.before], " AND e.seq < ?", limit) : older([], "", limit)));
  return { rows: rows.slice(0, limit).reverse(), hasOlder: rows.length > limit, hasNewer: at !== null };
}

function cardOf(conversation: Pick<LineRow, "id" | "practice_id">, row: PageRow): SentCard | null {
  if (row.card_kind === null || row.card_subject === null || row.card_rev === null) return null;
  return { practice_id: conversation.practice_id, conversation_id: conversation.id, entry_id: row.id, kind: row.card_kind, subject_id: row.card_subject, rev: row.card_rev, line: row.card_line, open: row.card_open ?? 0, nudged_at: row.card_nudged_at, audience: row.audience, seq: row.seq };
}

/** A stretch of a timeline in two statements and one for each kind of card on it, however long the history. */
export async function openTimeline(host: Host, viewer: Viewer, conversationId: string, at: At, limit: number): Promise<TimelinePage> {
  const [row] = await host.db.hot.all<LineRow>(`${lineSelect} WHERE c.id = ? AND c.practice_id = ?`, [...lineParams(viewer), conversationId, viewer.practiceId]);
  if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
  const messages = await mayReadMessages(host, viewer, row.topic_key);
  const closed = closedTo(viewer, row);
  const stretch = await readStretch(host, conversationId, at, pageSize(limit), visible(viewer, messages, closed));
  const sent = stretch.rows.flatMap((entry) => cardOf(row, entry) ?? []);
  const drawn = await resolveCards(host, viewer, sent);
  const cards = viewer.kind === "staff" ? await withStaffVerbs(host, viewer, row, sent, drawn) : drawn;
  const receipts = viewer.kind === "staff" || (await showsReceipts(host, row.practice_id, row.client_id));
  return {
    conversation: {
      ...conversationOf(row, viewer),
      title: titleOf(viewer, row),
      about: aboutOf(row),
      people: peopleOf(row),
      unread: messages ? unreadOf(viewer, row) : 0,
      lastReadSeq: row.last_read_seq ?? 0,
      markedUnread: row.marked_unread === 1,
    },
    entries: await withFileStates(host, row.practice_id, stretch.rows.map((entry) => storedEntry(host.sealer, { ...entry, conversation_id: row.id, practice_id: row.practice_id }, viewer.kind, cards.get(entry.id) ?? null))),
    hasOlder: stretch.hasOlder && (stretch.rows[0]?.seq ?? closed) > closed,
    hasNewer: stretch.hasNewer,
    readBy: {
      portal: viewer.kind === "portal" || messages ? row.portal_read_seq : null,
      practice: receipts ? row.practice_read_seq : null,
      practiceAt: receipts ? row.practice_read_at : null,
    },
  };
}
