import type { Host } from "../host-parts.ts";
import type { RecipientKey } from "./recipient-key.ts";

/** What shares one "at most one in so many minutes". */
export interface Turn {
  practiceId: string;
  to: RecipientKey;
  kind: string;
  thread: string;
}

const where = "to_id = ? AND kind = ? AND thread = ?";
const key = ({ to, kind, thread }: Turn): [string, string, string] => [to.id, kind, thread];

/**
 * Takes the turn of a thread for one notice; answers null when it is taken, else the time at which it is free again.
 * One conditional update decides, so two workers never both take it; the same notice may take it again for another try.
 */
export async function takeTurn(host: Host, turn: Turn, noticeId: string, everyMinutes: number): Promise<number | null> {
  const now = host.clock.now();
  const insert = host.db.upsertSql("notice_turns", ["practice_id", "to_id", "kind", "thread", "notice_id", "taken_at"], ["to_id", "kind", "thread"], []);
  await host.db.hot.run(insert, [turn.practiceId, ...key(turn), "", 0]);
  await host.db.hot.run(
    `UPDATE notice_turns SET notice_id = ?, taken_at = ? WHERE ${where} AND (taken_at <= ? OR notice_id = ?)`,
    [noticeId, now, ...key(turn), now - everyMinutes * 60_000, noticeId],
  );
  const rows = await host.db.hot.all<{ notice_id: string; taken_at: number }>(`SELECT notice_id, taken_at FROM notice_turns WHERE ${where}`, key(turn));
  const row = rows[0];
  return !row || row.notice_id === noticeId ? null : Number(row.taken_at) + everyMinutes * 60_000;
}

/** Gives the turn back because the notice was not sent after all. */
export async function leaveTurn(host: Host, turn: Turn, noticeId: string): Promise<void> {
  await host.db.hot.run(`UPDATE notice_turns SET taken_at = 0, notice_id = '' WHERE ${where} AND notice_id = ?`, [...key(turn), noticeId]);
}
