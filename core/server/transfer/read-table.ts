import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { ExportedTable } from "./practice-tables.ts";

type Row = Record<string, SqlValue>;

const page = 500;

/** A practice's rows of a table, page by page in the order of its key. */
export async function* readTable(host: Host, practiceId: string, { table, key, columns, only }: ExportedTable, within?: { column: string; value: string }): AsyncGenerator<Row> {
  const quoted = (name: string): string => `\`${name}\``;
  const names = Object.keys(columns).map(quoted).join(", ");
  const order = key.map(quoted).join(", ");
  const after = key.map((name, at) => `(${[...key.slice(0, at).map((before) => `${quoted(before)} = ?`), `${quoted(name)} > ?`].join(" AND ")})`).join(" OR ");
  const always = [`practice_id = ?`, ...(only ? [`(${only})`] : []), ...(within ? [`${quoted(within.column)} = ?`] : [])].join(" AND ");
  const params: SqlValue[] = [practiceId, ...(within ? [within.value] : [])];
  for (let last: Row | undefined; ; ) {
    const row = last;
    const place = row ? ` AND (${after})` : "";
    const from = row ? key.flatMap((name, at) => [...key.slice(0, at), name].map((one) => row[one] ?? null)) : [];
    const rows = await host.db.hot.all<Row>(`SELECT ${names} FROM ${table} WHERE ${always}${place} ORDER BY ${order} LIMIT ${page}`, [...params, ...from]);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < page) return;
  }
}
