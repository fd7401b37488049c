import type { Sql, SqlValue } from "../database/database.ts";

/** Inserts rows in one statement; each row has its values in the order of `columns`. */
export async function insertRows(sql: Sql, table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void> {
  if (rows.length === 0) return;
  const tuple = `(${columns.map(() => "?").join(", ")})`;
  await sql.run(`INSERT INTO ${table} (${columns.join(", ")}) VALUES ${rows.map(() => tuple).join(", ")}`, rows.flat());
}
