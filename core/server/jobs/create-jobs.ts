import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { createBackgroundLoop } from "../outbox/background-loop.ts";
import { createLeasedQueue, isWornOut } from "../outbox/leased-queue.ts";
import { createCronSlots } from "./add-cron-slots.ts";
import type { Jobs } from "./jobs.ts";
import { runJob, type JobRow } from "./run-job.ts";

const COLUMNS = ["id", "practice_id", "plugin_id", "name", "payload", "unique_key", "state", "due_at", "created_at"];
const AT_ONCE = 4;
const LEASE_MS = 90_000;
const RENEW_MS = 30_000;
const CRON_EVERY_MS = 15_000;
const PURGE_EVERY_MS = 3_600_000;
// Longer than the oldest cron slot that is looked for, so that no slot runs again.
const KEPT_MS = 7 * 86_400_000;

/** The jobs of one portal process. */
export function createJobs(host: Host): Jobs {
  const queue = createLeasedQueue<JobRow>(host, { table: "jobs", read: "SELECT * FROM jobs WHERE claim = ? ORDER BY due_at, id", leaseMs: LEASE_MS, heldDays: null });
  const addCronSlots = createCronSlots(host);
  const running = new Map<JobRow, Promise<void>>();
  let renewing: NodeJS.Timeout | null = null;
  let cronAt = 0;
  let purgeAt = 0;

  const runOne = async (row: JobRow): Promise<void> => {
    try {
      if (isWornOut(row)) throw new Error("It ended its process at every attempt.");
      await runJob(host, row);
    } catch (error) {
      return queue.fail(row, error);
    }
    await queue.finish([row]);
  };

  const take = async (): Promise<number> => {
    const free = AT_ONCE - running.size;
    if (free <= 0) return 0;
    const rows = await queue.claim(free);
    for (const row of rows) {
      const work = runOne(row)
        .catch((error: unknown) => host.log.error({ err: error, id: row.id }, `${row.plugin_id}: the result of the job "${row.name}" could not be written`))
        .finally(() => {
          running.delete(row);
          loop.wake();
        });
      running.set(row, work);
    }
    return rows.length;
  };

  const renew = (): void => {
    // A job may take long; its lease lasts as long as this process runs it.
    queue.renew([...running.keys()]).catch((error: unknown) => host.log.warn({ err: error }, "jobs: leases are renewed at the next turn"));
  };

  const purge = async (): Promise<void> => {
    await host.db.hotTransaction((sql) => sql.run("DELETE FROM jobs WHERE state = 'done' AND due_at < ?", [host.clock.now() - KEPT_MS]));
  };

  const loop = createBackgroundLoop(host, {
    name: "jobs",
    idleMs: 1_000,
    async turn() {
      if (Date.now() >= cronAt) {
        cronAt = Date.now() + CRON_EVERY_MS;
        await addCronSlots();
      }
      if (Date.now() >= purgeAt) {
        purgeAt = Date.now() + PURGE_EVERY_MS;
        await purge();
      }
      return (await take()) > 0;
    },
  });

  return {
    async add({ practiceId, pluginId, name, payload, dueAt, key }, sql) {
      const now = host.clock.now();
      const insert = host.db.upsertSql("jobs", COLUMNS, ["practice_id", "plugin_id", "name", "unique_key"], []);
      await sql.run(insert, [newId(), practiceId, pluginId, name, JSON.stringify(payload ?? null), key ?? null, "waiting", dueAt ?? now, now]);
    },
    async drain() {
      await addCronSlots();
      while ((await take()) > 0 || running.size > 0) await Promise.all(running.values());
    },
    start() {
      renewing ??= setInterval(renew, RENEW_MS).unref();
      loop.start();
    },
    async stop() {
      await loop.stop();
      await Promise.all(running.values());
      if (renewing) clearInterval(renewing);
      renewing = null;
    },
  };
}
