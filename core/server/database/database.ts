import type { Sequelize, Transaction } from "sequelize";

/** Values that both engines bind; objects are stored as JSON text by the caller. */
export type SqlValue = string | number | bigint | boolean | null | Date | Buffer;

/** Prepared SQL on one connection or on the hot pool. `?` marks a parameter on both engines. */
export interface Sql {
  all<Row = Record<string, unknown>>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
  run(sql: string, params?: readonly SqlValue[]): Promise<{ changes: number }>;
}

/** One open transaction: hand it to Sequelize as `{ transaction: tx.sequelize }`, or run SQL on it. */
export interface Tx extends Sql {
  readonly sequelize: Transaction;
}

export type Engine = "sqlite" | "mysql";

/** The portal's connection to its database: Sequelize for most work, prepared SQL for the hot paths. */
export interface Database {
  readonly engine: Engine;
  readonly sequelize: Sequelize;
  /** Prepared statements outside a transaction, on a pool of their own. */
  readonly hot: Sql;
  /** A transaction on the hot pool; the whole function is run again after a deadlock or a busy database (at most three times). */
  hotTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  /** A Sequelize transaction; the whole function is run again after a deadlock or a busy database (at most three times). */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `run` while no other process holds the lock of this name; waits at most `waitMs` (default 30,000 ms). */
  withLock<T>(name: string, run: () => Promise<T>, waitMs?: number): Promise<T>;
  /** `INSERT ... ` that updates the named columns when the key exists; the same words for both engines. */
  upsertSql(table: string, columns: readonly string[], key: readonly string[], update: readonly string[], rows?: number): string;
  /** What readiness should warn about, in sentences (for example that commits are not flushed). */
  warnings(): Promise<string[]>;
  close(): Promise<void>;
}
