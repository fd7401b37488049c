import type { Column } from "./columns.ts";
import type { Database, Engine, SqlValue } from "./database.ts";
import { createIndexSql, createTableSql, indexName, quoteName, type TableOptions } from "./table-sql.ts";

/** What a migration may do; each step may run again after a crash. */
export interface MigrationTools {
  readonly engine: Engine;
  /** Makes the table with its keys when it is absent. */
  createTable(table: string, columns: Readonly<Record<string, Column>>, options: TableOptions): Promise<void>;
  /** Adds the column when it is absent. */
  addColumn(table: string, name: string, column: Column): Promise<void>;
  /** Adds the index when it is absent. */
  addIndex(table: string, columns: readonly string[], options?: { unique?: boolean; name?: string }): Promise<void>;
  /** Runs one statement as it is written; write it so that it may run again. */
  sql(raw: string, params?: readonly SqlValue[]): Promise<void>;
}

async function exists(database: Database, sqlite: string, mysql: string, params: readonly SqlValue[]): Promise<boolean> {
  const rows = await database.hot.all(database.engine === "sqlite" ? sqlite : mysql, params);
  return rows.length > 0;
}

function hasColumn(database: Database, table: string, name: string): Promise<boolean> {
  return exists(
    database,
    "SELECT 1 FROM pragma_table_info(?) WHERE name = ?",
    "SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?",
    [table, name],
  );
}

function hasIndex(database: Database, table: string, name: string): Promise<boolean> {
  return exists(
    database,
    "SELECT 1 FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND name = ?",
    "SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?",
    [table, name],
  );
}

/** The tools over one database, without any rule about names. */
export function createMigrationTools(database: Database): MigrationTools {
  const { engine, hot } = database;
  return {
    engine,
    async createTable(table, columns, options) {
      for (const statement of createTableSql(engine, table, columns, options)) await hot.run(statement);
    },
    async addColumn(table, name, column) {
      if (!column.canBeAdded) throw new Error(`The column \`${name}\` cannot be added to \`${table}\`, which may have rows: give it .default(...) or .nullable().`);
      if (await hasColumn(database, table, name)) return;
      await hot.run(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(name)} ${column.toSql(engine)}`);
    },
    async addIndex(table, columns, options = {}) {
      const name = options.name ?? indexName(table, columns, options.unique ?? false);
      if (await hasIndex(database, table, name)) return;
      await hot.run(createIndexSql(table, columns, options.unique ?? false, name));
    },
    async sql(raw, params = []) {
      await hot.run(raw, params);
    },
  };
}
