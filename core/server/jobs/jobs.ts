import type { Sql } from "../database/database.ts";

/** Work by name: kept in a table, leased, run on one node, retried. */
export interface Jobs {
  add(job: { practiceId: string; pluginId: string; name: string; payload: unknown; dueAt?: number; key?: string }, sql: Sql): Promise<void>;
  /** Runs what is due now; for tests. */
  drain(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}
