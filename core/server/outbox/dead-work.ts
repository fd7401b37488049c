import type { Host } from "../host-parts.ts";
import type { Outbox } from "./outbox.ts";

const TABLES = ["outbox_deliveries", "workflow_timers", "jobs"] as const;

// Timers and jobs fail in the same way as deliveries, and administrators see them in the same list.
const DEAD = `SELECT d.id, d.consumer, o.name, d.error, d.done_at AS at FROM outbox_deliveries d JOIN outbox o ON o.id = d.outbox_id WHERE d.practice_id = ? AND d.state = 'dead'
  UNION ALL SELECT id, plugin_id AS consumer, name, error, done_at AS at FROM workflow_timers WHERE practice_id = ? AND state = 'dead'
  UNION ALL SELECT id, plugin_id AS consumer, name, error, done_at AS at FROM jobs WHERE practice_id = ? AND state = 'dead'`;

/** Everything of a practice that failed for good, oldest first. */
export async function deadWork(host: Host, practiceId: string): ReturnType<Outbox["dead"]> {
  const rows = await host.db.hot.all<{ id: string; consumer: string; name: string; error: string | null; at: number | null }>(DEAD, [practiceId, practiceId, practiceId]);
  return rows.map((row) => ({ ...row, error: row.error ?? "", at: row.at ?? 0 })).sort((a, b) => a.at - b.at);
}

/** Puts one dead piece of work back in line with all its attempts; false when the practice has none of this id. */
export async function retryDeadWork(host: Host, practiceId: string, id: string): Promise<boolean> {
  return host.db.hotTransaction(async (sql) => {
    let found = 0;
    for (const table of TABLES) {
      const { changes } = await sql.run(
        `UPDATE ${table} SET state = 'waiting', due_at = ?, attempt = 0, held_since = NULL, done_at = NULL WHERE id = ? AND practice_id = ? AND state = 'dead'`,
        [host.clock.now(), id, practiceId],
      );
      found += changes;
    }
    return found > 0;
  });
}
