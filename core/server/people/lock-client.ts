import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** Makes changes around one client wait for each other; call it first in the transaction. SQLite has one writer anyway. */
export async function lockClient(host: Host, practiceId: string, clientId: string, tx: Tx): Promise<void> {
  await tx.all(`SELECT id FROM clients WHERE practice_id = ? AND id = ?${host.db.engine === "mysql" ? " FOR UPDATE" : ""}`, [practiceId, clientId]);
}
