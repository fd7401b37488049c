import { z } from "zod";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { requireBatch, type RowState } from "../import-batches.ts";
import { offeredFields } from "../offered-fields.ts";
import { cellsOf, type ImportRow } from "../read-row.ts";

const input = z.object({
  batchId: z.string().max(26),
  state: z.enum(["new", "duplicate", "error", "created", "updated", "skipped", "noted"]).optional(),
  after: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(100).default(50),
});

export interface ImportRowLine {
  /** The row's number below the headings, from 1. */
  n: number;
  state: RowState;
  /** What the row says of first and last name, birth date and e-mail, as it came. */
  cells: { firstName: string; lastName: string; birthDate: string; email: string };
  problems: { field: string; label: string; message: string; cell: string }[];
  /** Whom it repeats: a client, or an earlier row. */
  match: { clientId: string; name: string } | { row: number } | null;
  choice: "skip" | "update" | "create";
  clientId: string | null;
}

/** Rows of an import with what was found, in the file's order; `next` is the `after` of the page that follows. */
export const listImportRows = staffProcedure
  .meta({ permission: "core.practice" })
  .input(input)
  .query(async ({ ctx: { host, viewer }, input: { batchId, state, after, limit } }) => {
    const { practiceId } = viewer;
    const batch = await requireBatch(host, practiceId, batchId);
    const fields = await offeredFields(host, practiceId);
    const rows = await host.db.hot.all<ImportRow & { first_name: string | null; last_name: string | null }>(
      `SELECT r.*, c.first_name, c.last_name FROM import_rows r LEFT JOIN clients c ON c.id = r.match_id AND c.practice_id = r.practice_id
       WHERE r.batch_id = ? AND r.practice_id = ? AND r.n > ?${state === "noted" ? " AND r.state IN ('created', 'updated') AND r.problems IS NOT NULL" : state ? " AND r.state = ?" : ""} ORDER BY r.n LIMIT ${limit + 1}`,
      [batchId, practiceId, after, ...(state && state !== "noted" ? [state] : [])],
    );
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map((row): ImportRowLine => {
        const cells = cellsOf(host, batch, row);
        const cell = (field: string): string => cells[batch.choices.columns[field] ?? -1] ?? "";
        const problems = Object.entries((row.problems ? JSON.parse(row.problems) : {}) as Record<string, string>);
        return {
          n: row.n,
          state: row.state,
          cells: { firstName: cell("firstName"), lastName: cell("lastName"), birthDate: cell("birthDate"), email: cell("email") },
          problems: problems.map(([field, message]) => ({ field, label: fields.find((one) => one.name === field)?.label ?? "Row", message, cell: cell(field).slice(0, 100) })),
          match: row.match_id ? { clientId: row.match_id, name: `${row.first_name ?? ""} ${row.last_name ?? ""}`.trim() } : row.match_row ? { row: row.match_row } : null,
          choice: row.choice ?? batch.choices.duplicates,
          clientId: row.client_id,
        };
      }),
      next: rows.length > limit ? (shown.at(-1)?.n ?? null) : null,
    };
  });
