import { z } from "zod";
import type { Sql } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { isId } from "../ids.ts";

/** `mapping` → `checking` → `ready` → `running` → `done` → `undone`. */
export type BatchState = "mapping" | "checking" | "ready" | "running" | "done" | "undone";
export type RowState = "waiting" | "new" | "duplicate" | "error" | "created" | "updated" | "skipped";
export type DuplicateChoice = "skip" | "update" | "create";

/** What was chosen on the page of columns. */
export const importChoices = z.object({
  /** Field name to column, counted from 0. Fields of plugins are `<plugin id>.<column>`. */
  columns: z.record(z.string().max(100), z.number().int().min(0).max(200)),
  dateOrder: z.enum(["month-first", "day-first"]).default("month-first"),
  /** For rows that name no professional. */
  professionalId: z.string().max(26).nullable().default(null),
  duplicates: z.enum(["skip", "update", "create"]).default("skip"),
  invite: z.boolean().default(false),
});
export type ImportChoices = z.infer<typeof importChoices>;

export interface ImportBatch {
  id: string;
  practiceId: string;
  staffId: string;
  accountId: string;
  kind: "clients" | "practice";
  name: string;
  state: BatchState;
  revision: number;
  encoding: string | null;
  heads: string[];
  choices: ImportChoices;
  rowsTotal: number;
  rowsDone: number;
  /** Rows by state; `noted` are those of them of which a plugin could not take everything. */
  counts: Partial<Record<RowState | "noted", number>>;
  createdAt: number;
  finishedAt: number | null;
}

interface BatchRow {
  id: string; practice_id: string; staff_id: string; account_id: string; kind: ImportBatch["kind"]; name: string; state: BatchState; revision: number;
  encoding: string | null; heads: string; choices: string; rows_total: number; rows_done: number; counts: string; created_at: number; finished_at: number | null;
}

const batchOf = (row: BatchRow): ImportBatch => ({
  id: row.id, practiceId: row.practice_id, staffId: row.staff_id, accountId: row.account_id, kind: row.kind, name: row.name, state: row.state, revision: row.revision,
  encoding: row.encoding, heads: JSON.parse(row.heads) as string[], choices: importChoices.parse(JSON.parse(row.choices)), rowsTotal: row.rows_total, rowsDone: row.rows_done,
  counts: JSON.parse(row.counts) as ImportBatch["counts"], createdAt: Number(row.created_at), finishedAt: row.finished_at === null ? null : Number(row.finished_at),
});

/** The practice's imports, the newest first. */
export async function listBatches(host: Host, practiceId: string): Promise<ImportBatch[]> {
  const rows = await host.db.hot.all<BatchRow>("SELECT * FROM import_batches WHERE practice_id = ? ORDER BY created_at DESC, id DESC LIMIT 50", [practiceId]);
  return rows.map(batchOf);
}

/** @throws AppError `NOT_FOUND` for a foreign or absent import; `lock` holds it until the transaction ends. */
export async function requireBatch(host: Host, practiceId: string, batchId: string, sql: Sql = host.db.hot, lock = false): Promise<ImportBatch> {
  const words = lock && host.db.engine === "mysql" ? " FOR UPDATE" : "";
  const [row] = isId(batchId) ? await sql.all<BatchRow>(`SELECT * FROM import_batches WHERE id = ? AND practice_id = ?${words}`, [batchId, practiceId]) : [];
  if (!row) throw notFound("this import");
  return batchOf(row);
}

/** Where the cells of a row are sealed. */
export const cellsPlace = (practiceId: string, batchId: string, n: number, column: "cells" | "before_import" = "cells") => ({ practiceId, table: "import_rows", row: `${batchId}:${n}`, column });
