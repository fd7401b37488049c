import { closeSync, existsSync, openSync } from "node:fs";
import Libsql from "libsql";
import type { SharedFileState } from "./shared-file-state.ts";
import { bindParams, plainRow, type SqliteParams } from "./sqlite-values.ts";

export interface SqliteResult {
  rows: Record<string, unknown>[];
  changes: number;
  lastId: number;
}

/** One open connection to a SQLite file, with its prepared statements. Every call is synchronous. */
export interface SqliteHandle {
  execute(sql: string, params: SqliteParams): SqliteResult;
  /** Runs a statement without parameters and without keeping it; safe to repeat after SQLITE_BUSY. */
  exec(sql: string): void;
  readonly inTransaction: boolean;
  close(): void;
}

interface Prepared {
  reader: boolean;
  all(params: unknown): unknown[];
  run(params: unknown): { changes: number; lastInsertRowid: number | bigint };
}

const MOST_PREPARED = 400;
const CHANGES_SCHEMA = /^\s*(?:CREATE|ALTER|DROP)\b/i;

/** Opens a connection with the settings every connection must have. */
export function openSqliteHandle(path: string, synchronous: "NORMAL" | "FULL", shared: SharedFileState): SqliteHandle {
  // Only its owner may read the file; SQLite gives the files it makes beside it the same rights.
  if (!existsSync(path)) closeSync(openSync(path, "a", 0o600));
  const driver = new Libsql(path, { timeout: 0 });
  driver.defaultSafeIntegers(true);
  try {
    for (const pragma of ["busy_timeout = 0", `synchronous = ${synchronous}`, "foreign_keys = ON"]) driver.pragma(pragma);
  } catch (error) {
    driver.close();
    throw error;
  }

  const prepared = new Map<string, Prepared>();

  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = driver.prepare<[unknown]>(sql);
    // Reading `reader` asks the driver each time, so it is kept beside the statement.
    const statement: Prepared = { reader: fresh.reader, all: (params) => fresh.all(params), run: (params) => fresh.run(params) };
    const oldest = prepared.size >= MOST_PREPARED ? prepared.keys().next().value : undefined;
    if (oldest !== undefined) prepared.delete(oldest);
    prepared.set(sql, statement);
    return statement;
  };

  return {
    execute(sql, params) {
      const statement = prepare(sql);
      const bound = bindParams(params);
      if (statement.reader) {
        // A statement that returns rows is always read to its end: one left half read keeps an old view of the file.
        const rows = statement.all(bound) as Record<string, unknown>[];
        for (const row of rows) plainRow(row);
        return { rows, changes: rows.length, lastId: 0 };
      }
      const { changes, lastInsertRowid } = statement.run(bound);
      if (CHANGES_SCHEMA.test(sql)) shared.schemaVersion += 1;
      return { rows: [], changes, lastId: Number(lastInsertRowid) };
    },
    exec: (sql) => void driver.exec(sql),
    get inTransaction() {
      return driver.inTransaction;
    },
    close() {
      prepared.clear();
      driver.close();
    },
  };
}

/** Makes sure that the file is in WAL mode, so that readers never wait for a writer. */
export function useWriteAheadLog(handle: SqliteHandle): void {
  handle.execute("PRAGMA journal_mode = WAL", []);
}
