import type { SqliteFile, SqliteTransaction } from "./sqlite-file.ts";
import type { SqliteResult } from "./sqlite-handle.ts";
import { isWrite } from "./sqlite-statements.ts";
import type { SqliteParams } from "./sqlite-values.ts";

type Callback = (this: Statement, error: Error | null, rows?: Record<string, unknown>[]) => void;

/** What Sequelize reads after a write. It looks at the name of this class before it trusts `lastID` for many rows. */
class Statement {
  lastID = 0;
  changes = 0;
}

/** The connection that Sequelize holds: outside a transaction it owns nothing, inside one the writer's handle. */
export interface SqliteConnection {
  transaction: SqliteTransaction | undefined;
}

export interface SqliteDialect {
  Database: new (filename: string, mode: number, opened: (error: Error | null) => void) => SqliteConnection;
  OPEN_READWRITE: number;
  OPEN_CREATE: number;
}

const BEGIN = /^\s*BEGIN\b/i;
const COMMIT = /^\s*(?:COMMIT|END)\b/i;
const ROLLBACK = /^\s*ROLLBACK\b(?!.*\bTO\b)/i;
const COLUMN_TYPES = /^PRAGMA table_info\(/;
const EMPTY: SqliteResult = { rows: [], changes: 0, lastId: 0 };

/** The callback interface that Sequelize expects of its sqlite3 package, on top of one SqliteFile. */
export function createSqliteDialect(file: SqliteFile, note: (sql: string) => void): SqliteDialect {
  const columnTypes = new Map<string, SqliteResult>();
  let schemaVersion = file.schemaVersion;

  /** Sequelize asks for the column types before each query of a model; they are read once for each shape of the schema. */
  const readColumnTypes = async (sql: string, connection: SqliteConnection): Promise<SqliteResult> => {
    if (schemaVersion !== file.schemaVersion) {
      schemaVersion = file.schemaVersion;
      columnTypes.clear();
    }
    const known = columnTypes.get(sql);
    if (known) return known;
    const fresh = await (connection.transaction?.execute(sql, []) ?? file.read(sql, []));
    if (fresh.rows.length > 0) columnTypes.set(sql, fresh);
    return fresh;
  };

  const execute = async (connection: SqliteConnection, sql: string, params: SqliteParams): Promise<SqliteResult> => {
    if (COLUMN_TYPES.test(sql)) return readColumnTypes(sql, connection);
    note(sql);
    if (BEGIN.test(sql)) {
      connection.transaction = await file.begin();
      return EMPTY;
    }
    const open = connection.transaction;
    if (COMMIT.test(sql)) {
      connection.transaction = undefined;
      open?.commit();
      return EMPTY;
    }
    if (ROLLBACK.test(sql)) {
      connection.transaction = undefined;
      open?.rollback();
      return EMPTY;
    }
    if (open) return open.execute(sql, params);
    return isWrite(sql) ? file.write(sql, params) : file.read(sql, params);
  };

  class Database implements SqliteConnection {
    readonly filename: string;
    transaction: SqliteTransaction | undefined;

    constructor(filename: string, _mode: number, opened: (error: Error | null) => void) {
      this.filename = filename;
      queueMicrotask(() => opened(null));
    }

    serialize(work: () => void): void {
      work();
    }

    run(sql: string, ...rest: [params: SqliteParams, done: Callback] | [done: Callback] | []): void {
      this.#answer(sql, rest);
    }

    all(sql: string, ...rest: [params: SqliteParams, done: Callback] | [done: Callback] | []): void {
      this.#answer(sql, rest);
    }

    close(done?: (error: Error | null) => void): void {
      this.transaction?.rollback();
      this.transaction = undefined;
      done?.(null);
    }

    #answer(sql: string, rest: [params: SqliteParams, done: Callback] | [done: Callback] | []): void {
      const done = rest.length === 2 ? rest[1] : rest[0];
      const params = rest.length === 2 ? rest[0] : [];
      const statement = new Statement();
      execute(this, sql, params).then(
        (result) => {
          statement.lastID = result.lastId;
          statement.changes = result.changes;
          done?.call(statement, null, result.rows);
        },
        (error: unknown) => done?.call(statement, error instanceof Error ? error : new Error(String(error))),
      );
    }
  }

  return { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
}
