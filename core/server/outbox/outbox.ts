import type { Sql } from "../database/database.ts";

/** What kind of work an outbox row is; each has one handler. */
export type OutboxKind = "event" | "effect" | "notice";

export interface OutboxRow {
  practiceId: string;
  /** Whose work it is: held while this plugin is off (`core` never is). */
  pluginId: string;
  kind: OutboxKind;
  /** Event name, effect name or notice id. */
  name: string;
  version: number;
  data: unknown;
  actor: { kind: "staff" | "portal" | "system"; id: string | null };
  /** Epoch milliseconds; now when absent. */
  dueAt?: number;
}

/** One piece of work handed to a handler. */
export interface Delivery {
  id: string;
  outboxId: string;
  /** For events: `<plugin id>/<listener name>`; else the plugin id. */
  consumer: string;
  attempt: number;
  row: OutboxRow & { createdAt: number };
}

/** Done, or try again at a time of the handler's choosing without counting it as a failure. */
export type DeliveryResult = { done: true } | { again: number };

/** The portal's one background mechanism: rows written with the change, delivered at least once afterwards. */
export interface Outbox {
  /** Adds rows in the caller's transaction, in one statement. */
  add(rows: readonly OutboxRow[], sql: Sql): Promise<void>;
  handle(kind: OutboxKind, run: (delivery: Delivery) => Promise<DeliveryResult>): void;
  /** Looks for work at once instead of at the next tick; call it after a commit. */
  kick(): void;
  /** Delivers everything due now, and what that adds, until nothing is left; for tests. */
  drain(): Promise<void>;
  /** Deliveries, timers and jobs that failed for good, for administrators. */
  dead(practiceId: string): Promise<{ id: string; consumer: string; name: string; error: string; at: number }[]>;
  retry(practiceId: string, deliveryId: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}
