import type { Tx } from "../database/database.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";

/** A value of a new client that a plugin takes, such as a starting balance. */
export interface ImportColumn {
  /** Unique within the plugin. */
  name: string;
  label: string;
  /** What the template shows. */
  example: string;
  /** Makes it a field of + New Client too, with this sentence beside it. */
  hint?: string;
  /** Headings of other systems that mean the same. */
  guesses?: readonly string[];
}

/** What a plugin adds to the import of clients, and to + New Client. Asked only while the plugin is on. */
export interface ImportColumns {
  /** What staff need to fill these in for one client. */
  permission: string;
  columns: readonly ImportColumn[];
  /** A sentence for each column whose value cannot be taken; values are by column name, empty ones are left out. */
  check(ctx: PluginContext, values: Record<string, string>): Promise<Record<string, string>>;
  /** Stores the values of one row for its client. Answers a sentence for each column that could not be taken after all, such as a time that is no longer free. */
  add(ctx: PluginContext, row: { clientId: string; values: Record<string, string> }, tx: Tx): Promise<void | Record<string, string>>;
  /** Takes away what `add` stored. @throws AppError `CONFLICT` with a sentence when more has been added since. */
  undo(ctx: PluginContext, clientIds: readonly string[], tx: Tx): Promise<void>;
}
