import type { Host } from "../host-parts.ts";
import { createLeasedQueue, isWornOut, type LeasedQueue, type LeasedRow } from "./leased-queue.ts";
import type { Delivery, DeliveryResult, OutboxKind } from "./outbox.ts";

interface DeliveryRow extends LeasedRow {
  outbox_id: string;
  consumer: string;
  source: string;
  kind: OutboxKind;
  name: string;
  version: number;
  data: string;
  actor_kind: "staff" | "portal" | "system";
  actor_id: string | null;
  happened_at: number;
}

export type Handler = (delivery: Delivery) => Promise<DeliveryResult>;

/** Runs claimed deliveries, several at a time. */
export interface Deliverer {
  readonly queue: LeasedQueue<DeliveryRow>;
  /** Claims what is due and free hands can take; answers how many were claimed. */
  take(): Promise<number>;
  /** Waits until nothing runs and every result is written. */
  settle(): Promise<void>;
}

const READ = `SELECT d.*, o.plugin_id AS source, o.kind, o.name, o.version, o.data, o.actor_kind, o.actor_id, o.created_at AS happened_at
  FROM outbox_deliveries d JOIN outbox o ON o.id = d.outbox_id WHERE d.claim = ? ORDER BY d.due_at, d.id`;
const AT_ONCE = 16;
// Shorter than the lease, so that nothing runs twice because it is slow.
const LONGEST_RUN_MS = 60_000;
const LEASE_MS = 90_000;

function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms / 1_000} s.`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const asDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  outboxId: row.outbox_id,
  consumer: row.consumer,
  attempt: row.attempt,
  row: {
    practiceId: row.practice_id,
    pluginId: row.source,
    kind: row.kind,
    name: row.name,
    version: row.version,
    data: JSON.parse(row.data),
    actor: { kind: row.actor_kind, id: row.actor_id },
    dueAt: row.due_at,
    createdAt: row.happened_at,
  },
});

/** @param wake called when hands are free again for what waits */
export function createDeliverer(host: Host, handlers: ReadonlyMap<OutboxKind, Handler>, wake: () => void): Deliverer {
  const queue = createLeasedQueue<DeliveryRow>(host, { table: "outbox_deliveries", read: READ, leaseMs: LEASE_MS, heldDays: 30 });
  const running = new Set<Promise<void>>();
  const finished: DeliveryRow[] = [];
  let writing: Promise<void> | null = null;
  let moreWait = false;

  // What ends while one statement is under way is written by the next one, together.
  const writeFinished = async (): Promise<void> => {
    try {
      while (finished.length > 0) await queue.finish(finished.splice(0, 50));
    } finally {
      writing = null;
    }
  };
  const noteDone = (row: DeliveryRow): Promise<void> => {
    finished.push(row);
    writing ??= writeFinished();
    return writing;
  };

  const isHeld = async (row: DeliveryRow): Promise<boolean> => {
    // The notifier drops and logs the notices of a plugin that is off, because a late notice would be wrong.
    if (row.kind === "notice" || row.plugin_id === "core") return false;
    return !(await host.states.state(row.practice_id, row.plugin_id)).on;
  };

  const deliver = async (row: DeliveryRow): Promise<void> => {
    try {
      if (isWornOut(row)) throw new Error("It ended its process at every attempt.");
      if (await isHeld(row)) return await queue.hold(row);
      const handler = handlers.get(row.kind);
      if (!handler) throw new Error(`This version does not know outbox rows of the kind "${row.kind}".`);
      const result = await within(LONGEST_RUN_MS, `${row.consumer}: ${row.name}`, handler(asDelivery(row)));
      if ("again" in result) return await queue.postpone(row, result.again);
    } catch (error) {
      return queue.fail(row, error);
    }
    await noteDone(row);
  };

  return {
    queue,
    async take() {
      const free = AT_ONCE - running.size;
      if (free <= 0) return 0;
      const rows = await queue.claim(free);
      moreWait = rows.length === free;
      for (const row of rows) {
        const work = deliver(row)
          // The lease runs out and another attempt follows.
          .catch((error: unknown) => host.log.error({ err: error, id: row.id }, `${row.consumer}: the result of ${row.name} could not be written`))
          .finally(() => {
            running.delete(work);
            if (moreWait && running.size <= AT_ONCE / 2) wake();
          });
        running.add(work);
      }
      return rows.length;
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
