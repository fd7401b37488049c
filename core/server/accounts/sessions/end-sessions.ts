import type { SqlValue, Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { PortalEvents } from "../../realtime/realtime.ts";
import { afterCommit } from "../after-commit.ts";

export interface WhoseSessions {
  sessionId?: string;
  accountId?: string;
  seatId?: string;
  exceptSessionId?: string;
}

/** Removes sessions, and after the commit their sockets on every node. Answers how many there were. */
export async function endSessions(host: Host, whose: WhoseSessions, reason: PortalEvents["session:ended"]["reason"], tx: Tx): Promise<number> {
  const wanted: [string, SqlValue | undefined][] = [
    ["id = ?", whose.sessionId],
    ["account_id = ?", whose.accountId],
    ["seat_id = ?", whose.seatId],
  ];
  const given = wanted.filter((one): one is [string, string] => one[1] !== undefined);
  if (given.length === 0) throw new Error("endSessions was asked to end everybody's sessions; name a session, an account or a seat.");
  const where = given.map(([words]) => words).join(" AND ");
  const params = given.map(([, value]) => value);
  const rows = await tx.all<{ id: string; account_id: string }>(`SELECT id, account_id FROM sessions WHERE ${where}`, params);
  const ended = rows.filter((row) => row.id !== whose.exceptSessionId);
  for (const row of ended) await tx.run("DELETE FROM sessions WHERE id = ?", [row.id]);
  afterCommit(tx, () => {
    host.bus.publish("viewers-changed", { ...(whose.accountId ? { accountId: whose.accountId } : {}), ...(whose.seatId ? { seatId: whose.seatId } : {}) });
    for (const row of ended) host.realtime.end({ sessionId: row.id }, reason);
  });
  return ended.length;
}
