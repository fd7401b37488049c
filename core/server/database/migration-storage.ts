import type { UmzugStorage } from "umzug";
import { string, time } from "./columns.ts";
import type { Database } from "./database.ts";
import { createMigrationTools } from "./migration-tools.ts";

/** Where the portal remembers which migrations of which plugin have run. */
export interface MigrationStorage extends UmzugStorage {
  /** Makes the table when it is absent. */
  prepare(): Promise<void>;
  /** The names that have run; none when the table itself is absent. */
  known(): Promise<string[]>;
}

const TABLE = "migrations";

/** The storage of one plugin's migrations in the shared table `migrations(plugin_id, name, ran_at)`. */
export function createMigrationStorage(database: Database, pluginId: string): MigrationStorage {
  const executed = async (): Promise<string[]> => {
    const rows = await database.hot.all<{ name: string }>(`SELECT name FROM ${TABLE} WHERE plugin_id = ? ORDER BY ran_at, name`, [pluginId]);
    return rows.map((row) => row.name);
  };
  const tableExists = async (): Promise<boolean> => {
    const rows = await database.hot.all(
      database.engine === "sqlite"
        ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        : "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
      [TABLE],
    );
    return rows.length > 0;
  };
  return {
    executed,
    known: async () => ((await tableExists()) ? executed() : []),
    prepare: () =>
      createMigrationTools(database).createTable(
        TABLE,
        { plugin_id: string(100, { binary: true }), name: string(150, { binary: true }), ran_at: time() },
        { primaryKey: ["plugin_id", "name"], clustered: true },
      ),
    async logMigration({ name }) {
      await database.hot.run(`INSERT INTO ${TABLE} (plugin_id, name, ran_at) VALUES (?, ?, ?)`, [pluginId, name, Date.now()]);
    },
    async unlogMigration({ name }) {
      throw new Error(`Migrations only go forward: "${name}" of ${pluginId} stays. Write a new migration that changes what it did.`);
    },
  };
}
