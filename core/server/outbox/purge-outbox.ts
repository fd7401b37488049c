import type { Host } from "../host-parts.ts";

const KEPT_MS = 7 * 86_400_000;
const BATCH = 500;

/** Forgets deliveries that were done a week ago, and outbox rows that no delivery needs; dead ones stay. */
export async function purgeOutbox(host: Host): Promise<void> {
  const before = host.clock.now() - KEPT_MS;
  // The inner SELECT stands in a table of its own because MySQL does not delete from a table that it reads.
  const done = `SELECT id FROM (SELECT id FROM outbox_deliveries WHERE state = 'done' AND due_at < ? LIMIT ${BATCH}) old`;
  const bare = `SELECT id FROM (SELECT o.id FROM outbox o WHERE o.expanded = 1 AND o.due_at < ?
    AND NOT EXISTS (SELECT 1 FROM outbox_deliveries d WHERE d.outbox_id = o.id) LIMIT ${BATCH}) old`;
  for (const [table, ids] of [["outbox_deliveries", done], ["outbox", bare]] as const) {
    let removed = BATCH;
    while (removed === BATCH) {
      removed = await host.db.hotTransaction(async (sql) => (await sql.run(`DELETE FROM ${table} WHERE id IN (${ids})`, [before])).changes);
    }
  }
}
