import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seenByStaff } from "../inbox/conversation-access.ts";
import type { StaffViewer } from "../viewer.ts";
import type { DeskView } from "./desk.ts";

const named = "EXISTS (SELECT 1 FROM desk_mentions n WHERE n.conversation_id = c.id AND n.staff_id = ?)";
/** Named after what they have read. */
export const namedUnread =
  " AND EXISTS (SELECT 1 FROM desk_mentions n LEFT JOIN inbox_participants r ON r.conversation_id = n.conversation_id AND r.seat_id = n.staff_id WHERE n.conversation_id = c.id AND n.staff_id = ? AND n.seq > COALESCE(r.last_read_seq, 0))";

/** A part of a statement and what goes into it. */
export interface Condition {
  words: string;
  params: SqlValue[];
}

/** Whose conversations are this staff member's: their own, and those of colleagues they cover for now. */
export async function answersFor(host: Host, viewer: StaffViewer): Promise<string[]> {
  const rows = await host.db.hot.all<{ staff_id: string }>("SELECT staff_id FROM desk_away_periods WHERE practice_id = ? AND cover_id = ? AND state = 'active'", [viewer.practiceId, viewer.staffId]);
  return [viewer.staffId, ...new Set(rows.map((row) => row.staff_id))];
}

/** The conversations of a view that this staff member may see, as `FROM … WHERE …` over `inbox_conversations c`. */
export function conversationsIn(host: Host, viewer: StaffViewer, view: DeskView, mine: readonly string[]): Condition {
  const [seen, ...seenParams] = seenByStaff(host, viewer);
  const marks = mine.map(() => "?").join(",");
  const conditions: Record<DeskView, Condition> = {
    mine: { words: ` AND c.desk_state = 'open' AND c.assignee_id IN (${marks})`, params: [...mine] },
    unassigned: { words: " AND c.desk_state = 'open' AND c.assignee_id IS NULL", params: [] },
    team: { words: ` AND c.desk_state = 'open' AND c.assignee_id NOT IN (${marks})`, params: [...mine] },
    mentions: { words: ` AND c.desk_state <> 'closed' AND ${named}`, params: [viewer.staffId] },
    snoozed: { words: " AND c.desk_state = 'snoozed'", params: [] },
    closed: { words: " AND c.desk_state = 'closed'", params: [] },
    all: { words: "", params: [] },
  };
  const { words, params } = conditions[view];
  return { words: `FROM inbox_conversations c WHERE c.practice_id = ? AND ${seen}${words}`, params: [viewer.practiceId, ...seenParams, ...params] };
}
