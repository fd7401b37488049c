import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { ImportBatch } from "./import-batches.ts";

/** Lets a worker go on with an import; asked twice for the same step, it is done once. */
export const startJob = (host: Host, { practiceId, id, revision }: ImportBatch, step: "check" | "run", sql: Sql): Promise<void> =>
  host.jobs.add({ practiceId, pluginId: "core", name: "import", payload: { batchId: id }, key: `${id}:${step}:${revision}` }, sql);

const ofImport = "practice_id = ? AND plugin_id = 'core' AND name = 'import' AND unique_key = ?";
const keyOf = ({ id, revision, state }: ImportBatch): string => `${id}:${state === "checking" ? "check" : "run"}:${revision}`;

/** Whether the work on an import was given up after its last attempt. */
export async function isStopped(host: Host, batch: ImportBatch): Promise<boolean> {
  const [dead] = await host.db.hot.all(`SELECT id FROM jobs WHERE ${ofImport} AND state = 'dead'`, [batch.practiceId, keyOf(batch)]);
  return dead !== undefined;
}

/** Lets work that was given up go on where it stopped. */
export async function goOn(host: Host, batch: ImportBatch, sql: Sql): Promise<void> {
  await sql.run(`UPDATE jobs SET state = 'waiting', attempt = 0, due_at = ?, claim = NULL, claimed_until = 0 WHERE ${ofImport} AND state = 'dead'`, [host.clock.now(), batch.practiceId, keyOf(batch)]);
}
