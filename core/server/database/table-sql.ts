import { createHash } from "node:crypto";
import type { Column } from "./columns.ts";
import type { Engine } from "./database.ts";

export interface TableOptions {
  /** The columns that identify a row, in the order in which rows lie on disk (InnoDB, and SQLite when `clustered`). */
  primaryKey?: readonly string[];
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
  /** SQLite: keep the rows in the order of the primary key (WITHOUT ROWID); InnoDB always does. */
  clustered?: boolean;
}

const LONGEST_NAME = 64;

/** Quotes a table or column name for both engines. */
export function quoteName(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`The name "${name}" cannot be used for a table or column: use small letters, digits and underscores.`);
  return `\`${name}\``;
}

function names(columns: readonly string[]): string {
  return columns.map(quoteName).join(", ");
}

/** The name of an index, the same on every machine. */
export function indexName(table: string, columns: readonly string[], unique: boolean): string {
  const full = `${table}_${columns.join("_")}_${unique ? "unique" : "index"}`;
  if (full.length <= LONGEST_NAME) return full;
  return `${full.slice(0, LONGEST_NAME - 9)}_${createHash("sha256").update(full).digest("hex").slice(0, 8)}`;
}

/** `CREATE INDEX` for an index that is not there yet. */
export function createIndexSql(table: string, columns: readonly string[], unique: boolean, name: string): string {
  return `CREATE ${unique ? "UNIQUE " : ""}INDEX ${quoteName(name)} ON ${quoteName(table)} (${names(columns)})`;
}

/** The statements that make a table with its keys; each may run again. */
export function createTableSql(engine: Engine, table: string, columns: Readonly<Record<string, Column>>, options: TableOptions): string[] {
  const lines = Object.entries(columns).map(([name, column]) => `${quoteName(name)} ${column.toSql(engine)}`);
  const counted = Object.keys(columns).find((name) => columns[name]?.isSerial);
  const key = options.primaryKey ?? (counted ? [counted] : []);
  if (key.length === 0) throw new Error(`The table "${table}" has no primary key: give primaryKey, or a serial() column.`);
  if (counted && (key.length !== 1 || key[0] !== counted)) throw new Error(`The table "${table}" has the serial column "${counted}", which must then be its whole primary key.`);
  if (!(counted && engine === "sqlite")) lines.push(`PRIMARY KEY (${names(key)})`);
  const keys = [
    ...(options.unique ?? []).map((list) => ({ list, unique: true })),
    ...(options.indexes ?? []).map((list) => ({ list, unique: false })),
  ];
  if (engine === "sqlite") {
    const create = `CREATE TABLE IF NOT EXISTS ${quoteName(table)} (\n  ${lines.join(",\n  ")}\n)${options.clustered ? " WITHOUT ROWID" : ""}`;
    const indexes = keys.map(({ list, unique }) =>
      createIndexSql(table, list, unique, indexName(table, list, unique)).replace(" INDEX ", " INDEX IF NOT EXISTS "),
    );
    return [create, ...indexes];
  }
  // MySQL commits each DDL by itself, so the keys are part of the one statement that makes the table.
  for (const { list, unique } of keys) lines.push(`${unique ? "UNIQUE " : ""}KEY ${quoteName(indexName(table, list, unique))} (${names(list)})`);
  return [`CREATE TABLE IF NOT EXISTS ${quoteName(table)} (\n  ${lines.join(",\n  ")}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`];
}
