import type { StaffRole } from "../../manifest.ts";
import type { Sql } from "../database/database.ts";
import type { Seat } from "./accounts.ts";

interface SeatRow {
  kind: "staff" | "portal"; id: string; practice_id: string; practice_name: string; roles: string | null;
  client_id: string | null; name_used: string | null; first_name: string | null; last_name: string | null;
}

const roleWords: Record<StaffRole, string> = {
  administrator: "Administrator", professional: "Professional", scheduler: "Scheduler", biller: "Biller", bookkeeper: "Bookkeeper", supervisor: "Supervisor",
};

/** Where an account may act now: staff seats first, then the clients it is portal user for. */
export async function seatsOf(sql: Sql, accountId: string): Promise<Seat[]> {
  const rows = await sql.all<SeatRow>(
    `SELECT 'staff' AS kind, st.id, st.practice_id, p.name AS practice_name, st.roles, NULL AS client_id, NULL AS name_used, NULL AS first_name, NULL AS last_name
       FROM staff st JOIN practices p ON p.id = st.practice_id WHERE st.account_id = ? AND st.active = 1
     UNION ALL
     SELECT 'portal', pu.id, pu.practice_id, p.name, NULL, c.id, c.name_used, c.first_name, c.last_name
       FROM portal_users pu JOIN practices p ON p.id = pu.practice_id JOIN clients c ON c.id = pu.client_id
      WHERE pu.account_id = ? AND pu.status = 'active'`,
    [accountId, accountId],
  );
  return rows.map(seatOf).toSorted((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === "staff" ? -1 : 1));
}

function seatOf(row: SeatRow): Seat {
  const seat = { id: row.id, practiceId: row.practice_id, practiceName: row.practice_name };
  if (row.kind === "staff") {
    const roles = JSON.parse(row.roles ?? "[]") as StaffRole[];
    return { ...seat, kind: "staff", label: roles.map((role) => roleWords[role]).join(", "), clientId: null };
  }
  return { ...seat, kind: "portal", label: `${row.name_used || row.first_name || ""} ${row.last_name ?? ""}`.trim(), clientId: row.client_id };
}
