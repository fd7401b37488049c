import type { MigrationTools } from "./migration-tools.ts";

/** Refuses a table that does not carry the plugin's prefix. */
export type TableGuard = (table: string) => void;

/** The guard of one plugin: `to-dos` owns `to_dos_...` and nothing else. */
export function ownTablesGuard(pluginId: string, prefix: string): TableGuard {
  return (table) => {
    if (table.startsWith(`${prefix}_`)) return;
    throw new Error(`${pluginId}: table \`${table}\` must be called \`${prefix}_${table}\``);
  };
}

const NAME = "[`\"\\[]?([A-Za-z_][A-Za-z0-9_$.]*)[`\"\\]]?";
const TABLE_AFTER = new RegExp(
  [
    String.raw`\b(?:CREATE\s+(?:TEMP(?:ORARY)?\s+)?TABLE|CREATE\s+VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?`,
    String.raw`\b(?:ALTER|DROP|RENAME|TRUNCATE)\s+(?:TABLE|VIEW)\s+(?:IF\s+EXISTS\s+)?`,
    String.raw`\bTRUNCATE\s+(?!TABLE\b)`,
    String.raw`\b(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|OR\s+\w+)\s+)*INTO\s+`,
    String.raw`\bINSERT\s+IGNORE\s+(?!INTO\b)`,
    String.raw`(?<!\bON\s)(?<!KEY\s)(?<!\bDO\s)\bUPDATE\s+(?:(?:LOW_PRIORITY|IGNORE|OR\s+\w+)\s+)*`,
    String.raw`\bDELETE\s+(?:(?:LOW_PRIORITY|QUICK|IGNORE)\s+)*FROM\s+`,
    String.raw`\bINDEX\b[^;()]*?\bON\s+`,
    String.raw`\bRENAME\s+TO\s+`,
  ].map((lead) => `${lead}${NAME}`).join("|"),
  "gi",
);
const COMMENTS_AND_TEXTS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g;

/** The tables that a statement makes, changes, drops or writes to. */
export function tablesWritten(sql: string): string[] {
  const bare = sql.replaceAll(COMMENTS_AND_TEXTS, " ");
  return [...bare.matchAll(TABLE_AFTER)].flatMap((match) => match.slice(1).filter((name) => name !== undefined));
}

/** The same tools, which refuse every table that the guard refuses. */
export function guardTools(tools: MigrationTools, guard: TableGuard): MigrationTools {
  return {
    engine: tools.engine,
    createTable: async (table, columns, options) => {
      guard(table);
      await tools.createTable(table, columns, options);
    },
    addColumn: async (table, name, column) => {
      guard(table);
      await tools.addColumn(table, name, column);
    },
    addIndex: async (table, columns, options) => {
      guard(table);
      await tools.addIndex(table, columns, options);
    },
    sql: async (raw, params) => {
      for (const table of tablesWritten(raw)) guard(table);
      await tools.sql(raw, params);
    },
  };
}
