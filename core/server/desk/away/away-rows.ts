import type { Sql } from "../../database/database.ts";

/** `desk_away_periods` as it is read. */
export interface AwayRow {
  id: string;
  practice_id: string;
  staff_id: string;
  cover_id: string;
  starts_at: number;
  ends_at: number;
  state: "planned" | "active" | "ended";
}

/** One period of this practice. */
export async function awayRow(sql: Sql, practiceId: string, periodId: string): Promise<AwayRow | undefined> {
  const [row] = await sql.all<AwayRow>("SELECT * FROM desk_away_periods WHERE id = ? AND practice_id = ?", [periodId, practiceId]);
  return row;
}

/** The periods of a staff member that are not over, the next first. */
export const awayPeriodsOf = (sql: Sql, practiceId: string, staffId: string): Promise<AwayRow[]> =>
  sql.all<AwayRow>("SELECT * FROM desk_away_periods WHERE practice_id = ? AND staff_id = ? AND state <> 'ended' ORDER BY starts_at, id", [practiceId, staffId]);

/** The period in which a staff member is away now. */
export async function awayNow(sql: Sql, practiceId: string, staffId: string): Promise<AwayRow | undefined> {
  const [row] = await sql.all<AwayRow>("SELECT * FROM desk_away_periods WHERE practice_id = ? AND staff_id = ? AND state = 'active' ORDER BY id DESC LIMIT 1", [practiceId, staffId]);
  return row;
}
