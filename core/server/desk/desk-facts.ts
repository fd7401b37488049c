import type { Host } from "../host-parts.ts";
import type { ConversationRow } from "../inbox/inbox-rows.ts";
import type { DeskFacts } from "./desk.ts";
import { repliesDue } from "./replies-due.ts";

type Facted = Pick<ConversationRow, "id" | "client_id" | "team" | "waiting_since" | "desk_state" | "assignee_id" | "snoozed_until">;

const marks = (values: readonly unknown[]): string => values.map(() => "?").join(",");

/** What the practice knows of some conversations, in three statements however many they are. */
export async function deskFacts(host: Host, practiceId: string, rows: readonly Facted[]): Promise<Map<string, DeskFacts>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const staffIds = [...new Set(rows.flatMap((row) => row.assignee_id ?? []))];
  const [staff, tags, due] = await Promise.all([
    staffIds.length === 0
      ? []
      : host.db.hot.all<{ id: string; name: string; cover: string | null }>(
          `SELECT s.id, s.name, (SELECT k.name FROM desk_away_periods p JOIN staff k ON k.id = p.cover_id WHERE p.practice_id = s.practice_id AND p.staff_id = s.id AND p.state = 'active' ORDER BY p.id DESC LIMIT 1) AS cover FROM staff s WHERE s.practice_id = ? AND s.id IN (${marks(staffIds)})`,
          [practiceId, ...staffIds],
        ),
    host.db.hot.all<{ conversation_id: string; tag: string }>(`SELECT conversation_id, tag FROM desk_tags WHERE practice_id = ? AND conversation_id IN (${marks(ids)}) ORDER BY tag`, [practiceId, ...ids]),
    repliesDue(host, practiceId, rows),
  ]);
  return new Map(
    rows.map((row) => {
      const assignee = staff.find((one) => one.id === row.assignee_id);
      const facts: DeskFacts = {
        state: row.desk_state,
        assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
        coveredBy: assignee?.cover ?? null,
        snoozedUntil: row.snoozed_until,
        tags: tags.filter((one) => one.conversation_id === row.id).map((one) => one.tag),
        due: row.desk_state === "closed" ? null : (due.get(row.id) ?? null),
      };
      return [row.id, facts];
    }),
  );
}
