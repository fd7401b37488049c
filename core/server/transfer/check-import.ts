import type { Host } from "../host-parts.ts";
import { requireBatch, type ImportBatch, type RowState } from "./import-batches.ts";
import { createMatcher } from "./match-clients.ts";
import { cellsOf, createRowReader, type ImportRow } from "./read-row.ts";

const together = 200;

/** Reads every row and says what would become of it; nothing is changed but the import's own rows. Run again, it starts over. */
export async function checkImport(host: Host, batch: ImportBatch): Promise<void> {
  const { id, practiceId, revision } = batch;
  const [read, matcher] = [await createRowReader(host, batch), await createMatcher(host, practiceId)];
  const counts: Partial<Record<RowState, number>> = {};
  for (let after = 0; ; ) {
    const rows = await host.db.hot.all<Pick<ImportRow, "n" | "cells">>(`SELECT n, cells FROM import_rows WHERE batch_id = ? AND n > ? ORDER BY n LIMIT ${together}`, [id, after]);
    const last = rows.at(-1)?.n;
    if (last === undefined) break;
    const results: (Pick<ImportRow, "n" | "cells"> & { state: RowState; problems: string | null; clientId: string | null; row: number | null })[] = [];
    for (const row of rows) {
      const { values, problems } = await read(cellsOf(host, batch, row));
      const found = Object.keys(problems).length > 0 ? null : matcher.find(values);
      const state: RowState = Object.keys(problems).length > 0 ? "error" : found ? "duplicate" : "new";
      if (state === "new") matcher.add(values, row.n);
      counts[state] = (counts[state] ?? 0) + 1;
      results.push({ ...row, state, problems: state === "error" ? JSON.stringify(problems) : null, clientId: found && "clientId" in found ? found.clientId : null, row: found && "row" in found ? found.row : null });
    }
    const going = await host.db.hotTransaction(async (sql) => {
      const now = await requireBatch(host, practiceId, id, sql, true);
      // Other columns were chosen meanwhile: the check of those is on its way.
      if (now.state !== "checking" || now.revision !== revision) return false;
      const columns = ["batch_id", "n", "practice_id", "state", "cells", "problems", "match_id", "match_row", "choice"];
      await sql.run(
        host.db.upsertSql("import_rows", columns, ["batch_id", "n"], ["state", "problems", "match_id", "match_row", "choice"], results.length),
        results.flatMap((one) => [id, one.n, practiceId, one.state, one.cells, one.problems, one.clientId, one.row, null]),
      );
      await sql.run("UPDATE import_batches SET rows_done = ? WHERE id = ?", [last, id]);
      return true;
    });
    if (!going) return;
    after = last;
  }
  await host.db.hotTransaction(async (sql) => {
    await sql.run("UPDATE import_batches SET state = 'ready', counts = ? WHERE id = ? AND practice_id = ? AND state = 'checking' AND revision = ?", [JSON.stringify(counts), id, practiceId, revision]);
  });
}
