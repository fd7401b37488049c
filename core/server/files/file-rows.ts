import type { SqlValue } from "../database/database.ts";
import type { FileFacts } from "./file-store.ts";

/** A stored file as the table holds it. */
export interface FileRow {
  id: string;
  practice_id: string;
  /** Who it came from; `system` is the practice's own plugin, with the practice's id as seat. */
  seat_kind: "staff" | "portal" | "system";
  seat_id: string;
  storage_key: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  state: FileFacts["state"];
  /** 1 for a PDF that asks for a password. */
  locked: number;
  purpose: string;
  plugin_id: string | null;
  owner_kind: string | null;
  owner_id: string | null;
  created_at: number;
  removed_at: number | null;
}

const columns = [
  "id", "practice_id", "seat_kind", "seat_id", "storage_key", "name", "mime", "size", "sha256", "width", "height", "state", "locked",
  "purpose", "plugin_id", "owner_kind", "owner_id", "created_at", "removed_at",
] as const satisfies readonly (keyof FileRow)[];

export const fileColumns = columns.join(", ");
export const insertFile = `INSERT INTO files (${fileColumns}) VALUES (${columns.map(() => "?").join(", ")})`;
export const fileValues = (row: FileRow): SqlValue[] => columns.map((column) => row[column]);

/** As many marks as there are values, for `IN (...)`. */
export const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

export const factsOf = (row: FileRow): FileFacts => ({
  id: row.id,
  practiceId: row.practice_id,
  name: row.name,
  mime: row.mime,
  size: Number(row.size),
  sha256: row.sha256,
  width: row.width === null ? null : Number(row.width),
  height: row.height === null ? null : Number(row.height),
  state: row.state,
  locked: Number(row.locked) === 1,
  createdAt: Number(row.created_at),
});
