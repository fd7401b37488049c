import { MigrationError, Umzug } from "umzug";
import type { Database } from "./database.ts";
import { createMigrationStorage } from "./migration-storage.ts";
import { createMigrationTools, type MigrationTools } from "./migration-tools.ts";
import { guardTools, ownTablesGuard } from "./own-tables.ts";

export type { MigrationTools } from "./migration-tools.ts";

/** One forward step of a database's shape. Its name never changes once it has run anywhere. */
export interface Migration {
  name: string;
  up(m: MigrationTools): Promise<void>;
}

export interface RunMigrationsOptions {
  database: Database;
  /** `core`, or the plugin that the migrations belong to. */
  pluginId: string;
  /** In the order in which they run. */
  migrations: readonly Migration[];
  /** Given for a plugin: tables that do not start with `<tablePrefix>_` are refused. */
  tablePrefix?: string;
}

const LONGEST_WAIT_MS = 300_000;

/** Runs what has not run yet, each migration once however many nodes start together; answers the names it ran. */
export async function runMigrations(options: RunMigrationsOptions): Promise<string[]> {
  const { database, pluginId, migrations } = options;
  refuseSameNames(pluginId, migrations);
  const storage = createMigrationStorage(database, pluginId);
  const known = new Set(await storage.known());
  if (migrations.every((migration) => known.has(migration.name))) return [];

  const open = createMigrationTools(database);
  const tools = options.tablePrefix === undefined ? open : guardTools(open, ownTablesGuard(pluginId, options.tablePrefix));
  const umzug = new Umzug({
    migrations: migrations.map(({ name, up }) => ({ name, up: () => up(tools) })),
    storage,
    logger: undefined,
  });
  return database.withLock(
    "migrate",
    async () => {
      await storage.prepare();
      const ran = await umzug.up().catch((error: unknown) => {
        throw namedError(pluginId, error);
      });
      return ran.map((migration) => migration.name);
    },
    LONGEST_WAIT_MS,
  );
}

function refuseSameNames(pluginId: string, migrations: readonly Migration[]): void {
  const seen = new Set<string>();
  for (const { name } of migrations) {
    if (seen.has(name)) throw new Error(`${pluginId}: two migrations are called "${name}"; give each a name of its own.`);
    seen.add(name);
  }
}

function namedError(pluginId: string, error: unknown): unknown {
  if (!(error instanceof MigrationError)) return error;
  const cause = error.cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The migration "${error.migration.name}" of ${pluginId} did not finish: ${reason}`, { cause });
}
