import type { Sql } from "../database/database.ts";

export interface ProfileCardRow {
  id: string;
  practice_id: string;
  portal_user_id: string;
  item_id: string;
  state: "open" | "later" | "done";
  changed_at: number;
}

/** Rows by id, of one practice. */
export async function profileCardRows(sql: Sql, practiceId: string, ids: readonly string[]): Promise<ProfileCardRow[]> {
  if (ids.length === 0) return [];
  return sql.all<ProfileCardRow>(`SELECT * FROM profile_cards WHERE practice_id = ? AND id IN (${ids.map(() => "?").join(", ")})`, [practiceId, ...ids]);
}

/** Every item that this person was asked for. */
export const profileCardsOf = (sql: Sql, practiceId: string, portalUserId: string): Promise<ProfileCardRow[]> =>
  sql.all<ProfileCardRow>("SELECT * FROM profile_cards WHERE practice_id = ? AND portal_user_id = ?", [practiceId, portalUserId]);
