import type { Sql } from "../../database/database.ts";
import type { ChangeState } from "./change-workflow.ts";
import { columnOf } from "./reviewed-fields.ts";
import type { ReviewableField } from "./reviewed-fields.ts";

export interface ChangeRow {
  id: string;
  client_id: string;
  portal_user_id: string;
  field: ReviewableField;
  value: string | null;
  state: ChangeState;
  reason: string | null;
  proposed_at: number;
}

const columns = "id, client_id, portal_user_id, field, value, state, reason, proposed_at";

/** What one portal user has proposed and nobody has decided. */
export const openChangesOf = (sql: Sql, practiceId: string, portalUserId: string): Promise<ChangeRow[]> =>
  sql.all<ChangeRow>(`SELECT ${columns} FROM profile_changes WHERE practice_id = ? AND portal_user_id = ? AND state = 'proposed' ORDER BY id`, [practiceId, portalUserId]);

export async function changeById(sql: Sql, practiceId: string, id: string): Promise<ChangeRow | null> {
  const [row] = await sql.all<ChangeRow>(`SELECT ${columns} FROM profile_changes WHERE practice_id = ? AND id = ?`, [practiceId, id]);
  return row ?? null;
}

/** A field as the record holds it now. */
export async function recordedValue(sql: Sql, practiceId: string, clientId: string, field: ReviewableField): Promise<string | null> {
  const [row] = await sql.all<{ value: string | null }>(`SELECT ${columnOf[field]} AS value FROM clients WHERE practice_id = ? AND id = ?`, [practiceId, clientId]);
  return row?.value ?? null;
}
