import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { requireBatch, type ImportBatch, type RowState } from "./import-batches.ts";
import { importRow } from "./import-row.ts";
import { cellsOf, createRowReader, type ImportRow, type ReadRow } from "./read-row.ts";
import { importingPlugins } from "./offered-fields.ts";
import { addClients, type NewRow } from "./add-clients.ts";
import { recordImported } from "./record-imported.ts";

const together = 100;
const waiting = "('new', 'duplicate')";

/**
 * Brings in what the check found, a chunk at a time. A chunk is one transaction with its rows' states, so that a job that
 * was killed goes on where it stopped and no client comes twice.
 */
export async function runImport(host: Host, batch: ImportBatch): Promise<void> {
  const read = await createRowReader(host, batch);
  while (await runChunk(host, batch, read)) {
    // The chunk that was just stored is over; the next one starts from what the table says.
  }
}

async function runChunk(host: Host, { id, practiceId }: ImportBatch, read: (cells: readonly string[]) => Promise<ReadRow>): Promise<boolean> {
  const doors = await importingPlugins(host, practiceId);
  return host.db.transaction(async (tx) => {
    const batch = await requireBatch(host, practiceId, id, tx, true);
    if (batch.state !== "running") return false;
    const rows = await tx.all<ImportRow>(`SELECT * FROM import_rows WHERE batch_id = ? AND state IN ${waiting} ORDER BY n LIMIT ${together}`, [id]);
    if (rows.length === 0) {
      await finish(host, batch, tx);
      return false;
    }
    const fresh: NewRow[] = [];
    const done: { n: number; state: RowState; clientId: string | null; before: string | null; problems: string | null }[] = [];
    for (const row of rows) {
      const readRow = await read(cellsOf(host, batch, row));
      const result = await importRow(host, batch, row, readRow, doors, tx);
      if (result.state === "created") fresh.push({ clientId: result.clientId, row: readRow });
      done.push({ n: row.n, state: result.state, clientId: "clientId" in result ? result.clientId : null, before: "before" in result ? result.before : null, problems: "problems" in result && result.problems ? JSON.stringify(result.problems) : null });
    }
    const notes = await addClients(host, batch, fresh, doors, tx);
    for (const one of done) if (one.clientId && notes.has(one.clientId)) one.problems = JSON.stringify(notes.get(one.clientId));
    const columns = ["batch_id", "n", "practice_id", "state", "cells", "client_id", "before_import", "problems"];
    await tx.run(
      host.db.upsertSql("import_rows", columns, ["batch_id", "n"], ["state", "client_id", "before_import", "problems"], done.length),
      done.flatMap((one) => [id, one.n, practiceId, one.state, "", one.clientId, one.before, one.problems]),
    );
    await tx.run("UPDATE import_batches SET rows_done = rows_done + ? WHERE id = ?", [rows.length, id]);
    await recordImported(host, batch, done.flatMap(({ state, clientId }) => (clientId && (state === "created" || state === "updated") ? [{ clientId, state }] : [])), tx);
    return true;
  });
}

async function finish(host: Host, batch: ImportBatch, tx: Tx): Promise<void> {
  const found = await tx.all<{ state: RowState; many: number }>("SELECT state, COUNT(*) AS many FROM import_rows WHERE batch_id = ? GROUP BY state", [batch.id]);
  const [noted] = await tx.all<{ many: number }>("SELECT COUNT(*) AS many FROM import_rows WHERE batch_id = ? AND state IN ('created', 'updated') AND problems IS NOT NULL", [batch.id]);
  const counts = { ...Object.fromEntries(found.map((one) => [one.state, Number(one.many)])), ...(Number(noted?.many) > 0 ? { noted: Number(noted?.many) } : {}) };
  await tx.run("UPDATE import_batches SET state = 'done', counts = ?, rows_done = rows_total, finished_at = ? WHERE id = ?", [JSON.stringify(counts), host.clock.now(), batch.id]);
  await host.audit.record(
    [{ practiceId: batch.practiceId, pluginId: "core", verb: "import-finished", actor: { kind: "staff", id: batch.staffId, accountId: batch.accountId }, subject: batch.id, detail: counts }],
    tx,
  );
}
