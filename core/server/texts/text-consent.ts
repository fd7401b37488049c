import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** `asked` until the code from a first text is typed; `stopped` when they answered STOP or ended it in the portal. */
export type ConsentState = "asked" | "on" | "stopped";

export interface TextConsent {
  seatId: string;
  practiceId: string;
  phone: string;
  state: ConsentState;
  /** What the person agreed to, as it was shown. */
  wording: string;
  agreedAt: number | null;
  stoppedAt: number | null;
  stoppedBy: "text" | "portal" | null;
}

interface Row {
  seat_id: string;
  practice_id: string;
  phone: string;
  state: ConsentState;
  wording: string;
  agreed_at: number | null;
  stopped_at: number | null;
  stopped_by: "text" | "portal" | null;
}

const columns = "seat_id, practice_id, phone, state, wording, agreed_at, stopped_at, stopped_by";
const at = (value: number | null): number | null => (value === null ? null : Number(value));
const plain = (row: Row): TextConsent => ({ seatId: row.seat_id, practiceId: row.practice_id, phone: row.phone, state: row.state, wording: row.wording, agreedAt: at(row.agreed_at), stoppedAt: at(row.stopped_at), stoppedBy: row.stopped_by });

/** What somebody said about texts; null when they were never asked. */
export async function consentOf(host: Host, seatId: string): Promise<TextConsent | null> {
  const rows = await host.db.hot.all<Row>(`SELECT ${columns} FROM text_consents WHERE seat_id = ?`, [seatId]);
  return rows[0] ? plain(rows[0]) : null;
}

/** Ends texts to a number at once, for everybody who has it, in every practice of this portal. */
export async function stopNumber(sql: Sql, phone: string, now: number): Promise<void> {
  await sql.run("UPDATE text_consents SET state = 'stopped', stopped_at = ?, stopped_by = 'text' WHERE phone = ? AND state <> 'stopped'", [now, phone]);
}

/** Takes a STOP back, for those who had agreed before it. */
export async function resumeNumber(sql: Sql, phone: string): Promise<void> {
  await sql.run("UPDATE text_consents SET state = 'on', stopped_at = NULL, stopped_by = NULL WHERE phone = ? AND state = 'stopped' AND stopped_by = 'text' AND agreed_at IS NOT NULL", [phone]);
}
