import type { Column } from "../database/columns.ts";
import { int, string, time, ulid } from "../database/columns.ts";
import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
/** How long after each failure work is tried again; after the last it is dead. */
export const retryDelays: readonly number[] = [SECOND, 10 * SECOND, 60 * SECOND, 600 * SECOND, 3_600 * SECOND];
const MOST_ATTEMPTS = retryDelays.length + 1;

/** What every table of leased work has. */
export const leasedColumns = (): Record<string, Column> => ({
  id: ulid(),
  practice_id: string(26, { binary: true }),
  plugin_id: string(40, { binary: true }),
  state: string(10, { binary: true }),
  due_at: time(),
  attempt: int().default(0),
  claim: ulid().nullable(),
  claimed_until: time().default(0),
  held_since: time().nullable(),
  error: string(500).nullable(),
  created_at: time(),
  done_at: time().nullable(),
});

export const leasedIndexes: readonly (readonly string[])[] = [["state", "due_at", "id"], ["claim"], ["practice_id", "plugin_id", "state"]];

/** One row that this process holds the lease of. */
export interface LeasedRow {
  id: string;
  practice_id: string;
  plugin_id: string;
  /** 1 the first time. */
  attempt: number;
  claim: string;
  due_at: number;
  created_at: number;
}

/** Work kept in a table: leased by one process at a time, tried again when it fails, held while its plugin is off. */
export interface LeasedQueue<Row extends LeasedRow> {
  /** Takes up to `limit` due rows, oldest first. */
  claim(limit: number): Promise<Row[]>;
  finish(rows: readonly Row[]): Promise<void>;
  /** Tries the row again later, or leaves it dead after the last attempt. */
  fail(row: Row, error: unknown): Promise<void>;
  /** Tries the row again at a time; not counted as an attempt. */
  postpone(row: Row, at: number): Promise<void>;
  hold(row: Row): Promise<void>;
  release(practiceId: string, pluginId: string): Promise<void>;
  /** Releases what is held for plugins that are on again, and gives up what was held too long. */
  releaseAll(): Promise<void>;
  /** Lengthens the lease of rows that still run. */
  renew(rows: readonly Row[]): Promise<void>;
}

/** Whether a row has had all its attempts: it ended its process each time, as no failure was noted. */
export const isWornOut = (row: LeasedRow): boolean => row.attempt > MOST_ATTEMPTS;

const marks = (rows: readonly unknown[]): string => rows.map(() => "?").join(", ");

/** A leased queue over `table`; `read` selects the claimed rows and ends in `WHERE ... claim = ?` and their order. */
export function createLeasedQueue<Row extends LeasedRow>(
  host: Host,
  options: { table: string; read: string; leaseMs: number; heldDays: number | null },
): LeasedQueue<Row> {
  const { table, leaseMs } = options;
  // A transaction around one statement, so that a deadlock is tried again.
  const change = (statement: string, params: readonly SqlValue[]): Promise<number> =>
    host.db.hotTransaction(async (sql) => (await sql.run(statement, params)).changes);

  return {
    async claim(limit) {
      const now = host.clock.now();
      const due = "state = 'waiting' AND due_at <= ? AND claimed_until <= ?";
      const [one] = await host.db.hot.all(`SELECT id FROM ${table} WHERE ${due} LIMIT 1`, [now, now]);
      if (!one) return [];
      const claim = newId();
      const set = `UPDATE ${table} SET claim = ?, claimed_until = ?, attempt = attempt + 1 WHERE`;
      const chosen = `${due} ORDER BY due_at, id LIMIT ${limit}`;
      const words = host.db.engine === "mysql" ? `${set} ${chosen}` : `${set} id IN (SELECT id FROM ${table} WHERE ${chosen})`;
      const taken = await change(words, [claim, now + leaseMs, now, now]);
      return taken === 0 ? [] : host.db.hot.all<Row>(options.read, [claim]);
    },
    async finish(rows) {
      if (rows.length === 0) return;
      await change(
        `UPDATE ${table} SET state = 'done', done_at = ?, claim = NULL, error = NULL WHERE id IN (${marks(rows)}) AND claim IN (${marks(rows)})`,
        [host.clock.now(), ...rows.map((row) => row.id), ...rows.map((row) => row.claim)],
      );
    },
    async fail(row, error) {
      host.faults.note({ practiceId: row.practice_id, pluginId: row.plugin_id, kind: table, name: table, ref: row.id }, error);
      const message = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const delay = retryDelays[row.attempt - 1];
      const facts = { err: error, table, id: row.id, practiceId: row.practice_id, pluginId: row.plugin_id, attempt: row.attempt };
      if (delay === undefined) host.log.error(facts, `${row.plugin_id}: work in ${table} failed for good; an administrator can try it again`);
      else host.log.warn(facts, `${row.plugin_id}: work in ${table} failed and is tried again in ${delay / SECOND} s`);
      await change(`UPDATE ${table} SET state = ?, due_at = ?, claimed_until = 0, claim = NULL, error = ?, done_at = ? WHERE id = ? AND claim = ?`, [
        delay === undefined ? "dead" : "waiting",
        delay === undefined ? row.due_at : host.clock.now() + delay,
        message,
        delay === undefined ? host.clock.now() : null,
        row.id,
        row.claim,
      ]);
    },
    async postpone(row, at) {
      await change(`UPDATE ${table} SET due_at = ?, claimed_until = 0, claim = NULL, attempt = attempt - 1 WHERE id = ? AND claim = ?`, [at, row.id, row.claim]);
    },
    async hold(row) {
      await change(`UPDATE ${table} SET state = 'held', held_since = ?, claimed_until = 0, claim = NULL, attempt = attempt - 1 WHERE id = ? AND claim = ?`, [
        host.clock.now(),
        row.id,
        row.claim,
      ]);
    },
    async release(practiceId, pluginId) {
      await change(`UPDATE ${table} SET state = 'waiting', held_since = NULL WHERE practice_id = ? AND plugin_id = ? AND state = 'held'`, [practiceId, pluginId]);
    },
    async releaseAll() {
      const held = await host.db.hot.all<LeasedRow>(`SELECT DISTINCT practice_id, plugin_id FROM ${table} WHERE state = 'held'`);
      if (held.length === 0) return;
      if (options.heldDays !== null) {
        await change(`UPDATE ${table} SET state = 'dead', done_at = ?, error = ? WHERE state = 'held' AND held_since < ?`, [
          host.clock.now(),
          `The plugin was off for ${options.heldDays} days.`,
          host.clock.now() - options.heldDays * DAY,
        ]);
      }
      for (const { practice_id, plugin_id } of held) {
        if ((await host.states.state(practice_id, plugin_id)).on) await this.release(practice_id, plugin_id);
      }
    },
    async renew(rows) {
      if (rows.length === 0) return;
      await change(`UPDATE ${table} SET claimed_until = ? WHERE id IN (${marks(rows)}) AND claim IN (${marks(rows)})`, [
        host.clock.now() + leaseMs,
        ...rows.map((row) => row.id),
        ...rows.map((row) => row.claim),
      ]);
    },
  };
}
