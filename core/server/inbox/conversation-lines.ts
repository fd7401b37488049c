import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { accessColumns, closedTo, mayReadMessages } from "./conversation-access.ts";
import { openPreview } from "./entry-body.ts";
import type { ConversationLine } from "./inbox.ts";
import type { ConversationRow, ParticipantColumns } from "./inbox-rows.ts";

/** A conversation with its names and with what one seat keeps about it. */
export interface LineRow extends ConversationRow, ParticipantColumns {
  user_first: string;
  user_last: string;
  client_first: string;
  client_last: string;
  client_used: string | null;
  /** Names of who is in it for the practice, in the order of `team`. */
  people: string | null;
  /** The seat's own staff id when it is assigned to the client, or null. */
  assigned: string | null;
}

// Names are joined by commas, so a comma within a name travels as a sign that no name has.
const comma = "\u001f";
const named = `GROUP_CONCAT(REPLACE(s.name, ',', '${comma}') ORDER BY`;

/** The select that lists and timelines start from; `seat` and `staff` go into its first two parameters. */
export const lineSelect = `
  SELECT c.*, ${accessColumns},
    COALESCE(u.name_used, u.first_name) AS user_first, u.last_name AS user_last, k.first_name AS client_first, k.last_name AS client_last, k.name_used AS client_used,
    CASE WHEN c.topic_key = '' THEN (SELECT ${named} l.position) FROM client_professionals l JOIN staff s ON s.id = l.staff_id WHERE l.practice_id = c.practice_id AND l.client_id = c.client_id)
      ELSE (SELECT ${named} m.added_at, m.staff_id) FROM inbox_members m JOIN staff s ON s.id = m.staff_id WHERE m.conversation_id = c.id) END AS people,
    p.last_read_seq, p.read_count, p.marked_unread, p.pinned, p.muted, p.archived_seq, a.staff_id AS assigned
  FROM inbox_conversations c
  JOIN portal_users u ON u.id = c.portal_user_id
  JOIN clients k ON k.id = c.client_id
  LEFT JOIN inbox_participants p ON p.conversation_id = c.id AND p.seat_id = ?
  LEFT JOIN client_professionals a ON a.practice_id = c.practice_id AND a.client_id = c.client_id AND a.staff_id = ?`;

export const lineParams = (viewer: Viewer): SqlValue[] => [seatId(viewer), viewer.kind === "staff" ? viewer.staffId : ""];

/** Names of who is in the conversation for the practice. */
export const peopleOf = (row: Pick<LineRow, "people">): string[] => (row.people ?? "").split(",").filter(Boolean).map((name) => name.replaceAll(comma, ","));

/** What a list may show of messages to this viewer: those of home conversations, and those of restricted ones they are in. */
export interface Readable {
  home: boolean;
  topics: boolean;
}

export async function readableBy(host: Host, viewer: Viewer): Promise<Readable> {
  const [home, topics] = await Promise.all([mayReadMessages(host, viewer), mayReadMessages(host, viewer, "any")]);
  return { home, topics };
}

/** Unread for one seat, from counts alone. A staff member who is not assigned and never looked is told of none. */
export function unreadOf(viewer: Viewer, row: LineRow): number {
  const written = viewer.kind === "portal" ? row.practice_count : row.portal_count;
  const follows = viewer.kind === "portal" || row.read_count !== null || row.assigned !== null || row.topic_key !== "";
  const unread = follows ? Math.max(0, written - (row.read_count ?? 0)) : 0;
  return row.marked_unread === 1 ? Math.max(1, unread) : unread;
}

/** Who writes on the other side, as this viewer names them. */
export function titleOf(viewer: Viewer, row: LineRow): string {
  if (viewer.kind === "staff") return `${row.user_first} ${row.user_last}`.trim();
  if (row.topic_key !== "") return row.topic_label ?? "Your practice";
  const [lead, second] = peopleOf(row);
  if (!lead) return "Your practice";
  return second ? `${lead} and the care team` : lead;
}

/** "for Sam Lee" when somebody else than the client writes. */
export function aboutOf(row: LineRow): string | null {
  const sameFirst = row.user_first === row.client_first || row.user_first === row.client_used;
  if (sameFirst && row.user_last === row.client_last) return null;
  return `for ${row.client_used ?? row.client_first} ${row.client_last}`.trim();
}

/** One line of the conversation list; without messages for viewers who may not read them. */
export function lineOf(host: Host, viewer: Viewer, row: LineRow, readable: Readable): ConversationLine {
  const messages = row.topic_key === "" ? readable.home : readable.topics;
  const preview = openPreview(host.sealer, row.practice_id, row.id, row.preview);
  const words = viewer.kind === "staff" ? (preview.forStaff ?? preview.text) : preview.text;
  return {
    id: row.id,
    clientId: row.client_id,
    portalUserId: row.portal_user_id,
    title: titleOf(viewer, row),
    about: aboutOf(row),
    topic: row.topic_key === "" ? null : (row.topic_label ?? ""),
    people: peopleOf(row),
    // The last words may be from before this viewer came.
    preview: (preview.message && !messages) || closedTo(viewer, row) >= row.portal_seq ? "" : words,
    lastAt: row.last_at,
    lastSeq: viewer.kind === "portal" ? row.portal_seq : row.last_seq,
    unread: messages ? unreadOf(viewer, row) : 0,
    waitingSince: row.waiting_since,
    pinned: row.pinned === 1,
    muted: row.muted === 1,
    archived: row.archived_seq !== null && row.archived_seq >= row.last_seq,
    // What the practice does with a conversation is the practice's own.
    closed: viewer.kind === "staff" && row.closed_at !== null,
  };
}
