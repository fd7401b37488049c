import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { knownPermissions } from "./known-words.ts";
import type { IdMap } from "./map-ids.ts";
import { sealedColumns } from "./opened-columns.ts";
import type { ExportedTable } from "./practice-tables.ts";

const isPlain = (value: unknown): value is string | number | boolean | null => value === null || ["string", "number", "boolean"].includes(typeof value);

/**
 * A row of an export as it is stored in its new practice: ids new, bodies sealed for their new place.
 * @throws when the line is not what an export writes.
 */
export function restoredRow(host: Host, practiceId: string, { table, columns }: ExportedTable, raw: unknown, ids: IdMap): Record<string, SqlValue> {
  if (typeof raw !== "object" || raw === null) throw new Error(`transfer: a line of ${table} in the import is no row`);
  const given = raw as Record<string, unknown>;
  const row: Record<string, SqlValue> = { practice_id: practiceId };
  for (const [name, kind] of Object.entries(columns)) {
    const value = given[name] ?? null;
    if (kind === "json" && value !== null) continue;
    if (!isPlain(value)) throw new Error(`transfer: ${table}.${name} in the import is not a plain value`);
    row[name] = kind === "id" && typeof value === "string" ? ids.within(value) : value;
  }
  const sealed = sealedColumns[table];
  for (const [name, kind] of Object.entries(columns)) {
    const value = given[name] ?? null;
    if (kind !== "json" || value === null) continue;
    const content = ids.json(value);
    row[name] = sealed?.column === name ? sealed.seal(host, practiceId, row, content) : JSON.stringify(content);
  }
  if (table === "portal_users") Object.assign(row, invitedAgain(row));
  return row;
}

/** Nobody is let in by an import: whoever had access is to be invited, and accepts by their own mail. */
const invitedAgain = (row: Record<string, SqlValue>): Record<string, SqlValue> => ({
  status: row["status"] === "suspended" || row["status"] === "removed" ? row["status"] : "invited",
  permissions: JSON.stringify(knownPermissions(String(row["permissions"]))),
});
