import type { Engine } from "./database.ts";

const quote = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
const list = (names: readonly string[]): string => names.map(quote).join(", ");

/** Builds the upsert of `Database.upsertSql`; with nothing to update it leaves an existing row as it is. */
export function upsertSql(
  engine: Engine,
  table: string,
  columns: readonly string[],
  key: readonly string[],
  update: readonly string[],
  rows = 1,
): string {
  const tuple = `(${columns.map(() => "?").join(", ")})`;
  const insert = `INSERT INTO ${quote(table)} (${list(columns)}) VALUES ${Array.from({ length: rows }, () => tuple).join(", ")}`;
  if (engine === "sqlite") {
    const sets = update.map((name) => `${quote(name)} = excluded.${quote(name)}`).join(", ");
    return `${insert} ON CONFLICT (${list(key)}) DO ${sets ? `UPDATE SET ${sets}` : "NOTHING"}`;
  }
  const kept = key.slice(0, 1).map((name) => `${quote(name)} = ${quote(name)}`);
  const sets = update.map((name) => `${quote(name)} = VALUES(${quote(name)})`);
  return `${insert} ON DUPLICATE KEY UPDATE ${(sets.length > 0 ? sets : kept).join(", ")}`;
}
