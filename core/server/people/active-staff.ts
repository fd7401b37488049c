import type { StaffRole } from "../../manifest.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { StaffViewer } from "../viewer.ts";
import { grantsOf } from "./permissions.ts";

interface Row {
  id: string;
  account_id: string;
  name: string;
  title: string | null;
  roles: string;
  time_zone: string;
  role_grants: string | null;
}

/** Active staff by name, as viewers to ask what they may do; never to act as them. */
export async function activeStaff(host: Host, practiceId: string, sql: Sql = host.db.hot): Promise<(StaffViewer & { title: string | null })[]> {
  const rows = await sql.all<Row>(
    "SELECT s.id, s.account_id, s.name, s.title, s.roles, s.time_zone, p.role_grants FROM staff s JOIN practices p ON p.id = s.practice_id WHERE s.practice_id = ? AND s.active = 1 ORDER BY s.name, s.id",
    [practiceId],
  );
  return rows.map((row) => ({
    kind: "staff", staffId: row.id, practiceId, accountId: row.account_id, sessionId: "", name: row.name, title: row.title, timeZone: row.time_zone,
    roles: JSON.parse(row.roles) as StaffRole[], grants: grantsOf(row.role_grants),
  }));
}
