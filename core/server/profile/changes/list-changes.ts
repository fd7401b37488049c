import type { Host } from "../../host-parts.ts";
import { seesAllClients } from "../../people/people-access.ts";
import type { StaffViewer } from "../../viewer.ts";
import { columnOf, reviewable } from "./reviewed-fields.ts";
import type { ReviewableField } from "./reviewed-fields.ts";

/** A change that waits for staff, with both values. */
export interface ChangeLine {
  id: string;
  clientId: string;
  /** The name used. */
  client: string;
  field: ReviewableField;
  label: string;
  /** As the record has it now. */
  recorded: string;
  proposed: string;
  by: string;
  relationship: string;
  at: number;
}

interface Row {
  id: string; client_id: string; field: ReviewableField; value: string | null; proposed_at: number; client_first: string; client_used: string | null; client_last: string;
  first_name: string; name_used: string | null; last_name: string; relationship: string; [column: `now_${string}`]: string | null;
}

const most = 100;

/** The oldest 100 that wait: of one client, or of every client that this viewer may see (`assigned`: only theirs). */
export async function waitingChanges(host: Host, viewer: StaffViewer, of: { clientId?: string; assigned?: boolean } = {}): Promise<ChangeLine[]> {
  const now = Object.values(columnOf).map((column) => `c.${column} AS now_${column}`).join(", ");
  const own = of.assigned || !seesAllClients(host, viewer);
  const rows = await host.db.hot.all<Row>(
    `SELECT h.id, h.client_id, h.field, h.value, h.proposed_at, c.first_name AS client_first, c.name_used AS client_used, c.last_name AS client_last, u.first_name, u.name_used, u.last_name, u.relationship, ${now}
     FROM profile_changes h JOIN clients c ON c.id = h.client_id AND c.practice_id = h.practice_id JOIN portal_users u ON u.id = h.portal_user_id
     ${own ? "JOIN client_professionals a ON a.practice_id = h.practice_id AND a.client_id = h.client_id AND a.staff_id = ?" : ""}
     WHERE h.practice_id = ? AND h.state = 'proposed' ${of.clientId ? "AND h.client_id = ?" : ""} ORDER BY h.proposed_at, h.id LIMIT ${most}`,
    [...(own ? [viewer.staffId] : []), viewer.practiceId, ...(of.clientId ? [of.clientId] : [])],
  );
  return rows.map((row) => ({
    id: row.id, clientId: row.client_id, client: `${row.client_used || row.client_first} ${row.client_last}`.trim(), field: row.field, label: reviewable[row.field].label,
    recorded: row[`now_${columnOf[row.field]}`] ?? "", proposed: row.value ?? "", by: `${row.name_used || row.first_name} ${row.last_name}`.trim(), relationship: row.relationship, at: Number(row.proposed_at),
  }));
}
