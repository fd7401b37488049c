import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { accessColumns } from "./conversation-access.ts";
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
  lead_name: string | null;
  team_size: number;
  /** The seat's own staff id when it is assigned to the client, or null. */
  assigned: string | null;
}

/** The select that lists and timelines start from; `seat` and `staff` go into its first two parameters. */
export const lineSelect = `
  SELECT c.*, ${accessColumns},
    u.first_name AS user_first, u.last_name AS user_last, k.first_name AS client_first, k.last_name AS client_last, k.name_used AS client_used,
    (SELECT s.name FROM client_professionals l JOIN staff s ON s.id = l.staff_id WHERE l.practice_id = c.practice_id AND l.client_id = c.client_id ORDER BY l.position LIMIT 1) AS lead_name,
    (SELECT COUNT(*) FROM client_professionals n WHERE n.practice_id = c.practice_id AND n.client_id = c.client_id) AS team_size,
    p.last_read_seq, p.read_count, p.marked_unread, p.pinned, p.muted, p.archived_seq, a.staff_id AS assigned
  FROM inbox_conversations c
  JOIN portal_users u ON u.id = c.portal_user_id
  JOIN clients k ON k.id = c.client_id
  LEFT JOIN inbox_participants p ON p.conversation_id = c.id AND p.seat_id = ?
  LEFT JOIN client_professionals a ON a.practice_id = c.practice_id AND a.client_id = c.client_id AND a.staff_id = ?`;

export const lineParams = (viewer: Viewer): SqlValue[] => [seatId(viewer), viewer.kind === "staff" ? viewer.staffId : ""];

/** Unread for one seat, from counts alone. A staff member who is not assigned and never looked is told of none. */
export function unreadOf(viewer: Viewer, row: LineRow): number {
  const written = viewer.kind === "portal" ? row.practice_count : row.portal_count;
  const follows = viewer.kind === "portal" || row.read_count !== null || row.assigned !== null;
  const unread = follows ? Math.max(0, written - (row.read_count ?? 0)) : 0;
  return row.marked_unread === 1 ? Math.max(1, unread) : unread;
}

/** Who writes on the other side, as this viewer names them. */
export function titleOf(viewer: Viewer, row: LineRow): string {
  if (viewer.kind === "staff") return `${row.user_first} ${row.user_last}`.trim();
  if (!row.lead_name) return "Your practice";
  return Number(row.team_size) > 1 ? `${row.lead_name} and the care team` : row.lead_name;
}

/** "for Sam Lee" when somebody else than the client writes. */
export function aboutOf(row: LineRow): string | null {
  const sameFirst = row.user_first === row.client_first || row.user_first === row.client_used;
  if (sameFirst && row.user_last === row.client_last) return null;
  return `for ${row.client_used ?? row.client_first} ${row.client_last}`.trim();
}

/** One line of the conversation list; without messages for viewers who may not read them. */
export function lineOf(host: Host, viewer: Viewer, row: LineRow, messages: boolean): ConversationLine {
  const preview = openPreview(host.sealer, row.practice_id, row.id, row.preview);
  const words = viewer.kind === "staff" ? (preview.forStaff ?? preview.text) : preview.text;
  return {
    id: row.id,
    clientId: row.client_id,
    portalUserId: row.portal_user_id,
    title: titleOf(viewer, row),
    about: aboutOf(row),
    preview: preview.message && !messages ? "" : words,
    lastAt: row.last_at,
    lastSeq: viewer.kind === "portal" ? row.portal_seq : row.last_seq,
    unread: messages ? unreadOf(viewer, row) : 0,
    waitingSince: row.waiting_since,
    pinned: row.pinned === 1,
    muted: row.muted === 1,
    archived: row.archived_seq !== null && row.archived_seq >= row.last_seq,
    closed: row.closed_at !== null,
  };
}
