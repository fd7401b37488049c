import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** `asked` while a code is on its way, `over` when none was typed, `stopped` when they answered STOP or ended it in the portal. */
export type ConsentState = "asked" | "over" | "on" | "stopped";

export interface TextConsent {
  practiceId: string;
  /** The number that texts go to; "" before the first code was typed. */
  phone: string;
  /** The number that a code is on its way to. */
  newPhone: string | null;
  state: ConsentState;
  /** What the person agreed to, as it was shown. */
  wording: string;
  agreedAt: number | null;
  stoppedAt: number | null;
  stoppedBy: "text" | "portal" | null;
}

interface Row {
  practice_id: string;
  phone: string;
  state: "new" | "on" | "stopped";
  wording: string;
  agreed_at: number | null;
  stopped_at: number | null;
  new_phone: string | null;
  code_at: number | null;
  number_stopped_at: number | null;
}

export const codeLives = 10 * 60_000;

/** What somebody said about texts; null when they were never asked. A STOP of their number is theirs, whoever sent it. */
export async function consentOf(host: Host, seatId: string): Promise<TextConsent | null> {
  const rows = await host.db.hot.all<Row>(
    `SELECT c.practice_id, c.phone, c.state, c.wording, c.agreed_at, c.stopped_at, c.new_phone, c.code_at, s.at AS number_stopped_at
     FROM text_consents c LEFT JOIN text_stops s ON s.phone = c.phone WHERE c.seat_id = ?`,
    [seatId],
  );
  const row = rows[0];
  if (!row) return null;
  const byText = row.state === "on" && row.number_stopped_at !== null;
  const isAsked = row.new_phone !== null && row.code_at !== null && host.clock.now() - Number(row.code_at) <= codeLives;
  const stood: ConsentState = byText ? "stopped" : row.state === "new" ? "over" : row.state;
  const stoppedAt = byText ? row.number_stopped_at : row.stopped_at;
  return {
    practiceId: row.practice_id, phone: row.phone, newPhone: isAsked ? row.new_phone : null, state: isAsked && stood !== "on" ? "asked" : stood, wording: row.wording,
    agreedAt: row.agreed_at === null ? null : Number(row.agreed_at), stoppedAt: stoppedAt === null ? null : Number(stoppedAt), stoppedBy: byText ? "text" : row.state === "stopped" ? "portal" : null,
  };
}

/** Whether a number has answered STOP: nothing is texted to it, not even a code. */
export const isStopped = async (host: Host, phone: string): Promise<boolean> => (await host.db.hot.all("SELECT 1 AS found FROM text_stops WHERE phone = ?", [phone])).length > 0;

/** Ends texts to a number at once, for everybody who has it, in every practice of this portal. */
export async function stopNumber(host: Host, tx: Tx, phone: string): Promise<void> {
  if ((await tx.all("SELECT 1 AS found FROM text_stops WHERE phone = ?", [phone])).length > 0) return;
  await tx.run(host.db.upsertSql("text_stops", ["phone", "at"], ["phone"], []), [phone, host.clock.now()]);
  await auditNumber(host, tx, phone, "texts-stopped");
}

/** Takes a STOP back. Who ended texts in the portal turns them on there. */
export async function resumeNumber(host: Host, tx: Tx, phone: string): Promise<boolean> {
  const { changes } = await tx.run("DELETE FROM text_stops WHERE phone = ?", [phone]);
  if (changes > 0) await auditNumber(host, tx, phone, "texts-resumed");
  return changes > 0;
}

async function auditNumber(host: Host, tx: Tx, phone: string, verb: string): Promise<void> {
  const rows = await tx.all<{ seat_id: string; practice_id: string }>("SELECT seat_id, practice_id FROM text_consents WHERE phone = ? AND state = 'on'", [phone]);
  for (const row of rows) {
    const user = await host.people.of(row.practice_id).portalUser(row.seat_id, tx);
    await host.context("core", row.practice_id, null).audit(verb, { subject: row.seat_id, ...(user ? { clientId: user.clientId } : {}) }, tx);
  }
}
