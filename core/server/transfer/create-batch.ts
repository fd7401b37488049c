import { cleanName } from "../files/clean-name.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { insertRows } from "../outbox/insert-rows.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { StaffViewer } from "../viewer.ts";
import { auditTransfer } from "./audit-transfer.ts";
import { guessColumns } from "./guess-columns.ts";
import { cellsPlace, importChoices } from "./import-batches.ts";
import { readCsv } from "./read-csv.ts";
import { offeredFields } from "./offered-fields.ts";

const together = 500;

/** Keeps an uploaded CSV file as an import whose columns are to be chosen; answers its id. */
export async function createBatch(call: { host: Host; origin: CallOrigin; viewer: StaffViewer }, file: { name: string; bytes: Buffer }): Promise<string> {
  const { host, viewer } = call;
  const { practiceId } = viewer;
  const table = await readCsv(file.bytes);
  const id = newId();
  const [practice, fields] = [await host.people.of(practiceId).practice(), await offeredFields(host, practiceId)];
  const choices = importChoices.parse({ columns: guessColumns(table.heads, fields), dateOrder: practice.country === "US" ? "month-first" : "day-first" });
  await host.db.hotTransaction(async (sql) => {
    await insertRows(
      sql,
      "import_batches",
      ["id", "practice_id", "staff_id", "account_id", "kind", "name", "state", "encoding", "heads", "choices", "rows_total", "counts", "created_at"],
      [[id, practiceId, viewer.staffId, viewer.accountId, "clients", cleanName(file.name), "mapping", table.encoding, JSON.stringify(table.heads), JSON.stringify(choices), table.rows.length, "{}", host.clock.now()]],
    );
    for (let from = 0; from < table.rows.length; from += together) {
      const rows = table.rows.slice(from, from + together).map((cells, at) => {
        const n = from + at + 1;
        return [id, n, practiceId, "waiting", host.sealer.seal(cellsPlace(practiceId, id, n), JSON.stringify(cells))];
      });
      await insertRows(sql, "import_rows", ["batch_id", "n", "practice_id", "state", "cells"], rows);
    }
    await auditTransfer(call, "import-uploaded", { subject: id, detail: { rows: table.rows.length } }, sql);
  });
  return id;
}
