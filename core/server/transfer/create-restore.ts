import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../errors.ts";
import { cleanName } from "../files/clean-name.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { insertRows } from "../outbox/insert-rows.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { StaffViewer } from "../viewer.ts";
import { auditTransfer } from "./audit-transfer.ts";
import { openArchive } from "./practice-archive.ts";

/** Where the zip of an import lies until it is over. */
export const archivePath = (dataDir: string, batchId: string): string => join(dataDir, "transfer", `${batchId}.zip`);

/** @throws AppError `CONFLICT` when the practice has clients: an export is brought back into an empty practice only. */
export async function refuseUnlessEmpty(host: Host, practiceId: string, sql: Sql = host.db.hot): Promise<void> {
  const [one] = await sql.all("SELECT 1 AS one FROM clients WHERE practice_id = ? LIMIT 1", [practiceId]);
  if (one) throw new AppError("CONFLICT", "This practice has clients. An export of a practice can be brought back into an empty practice only.");
}

/** Keeps an uploaded export of a practice as an import that waits to be started; takes the file at `path`. Answers its id. */
export async function createRestore(call: { host: Host; origin: CallOrigin; viewer: StaffViewer }, file: { name: string; path: string }): Promise<string> {
  const { host, viewer } = call;
  await refuseUnlessEmpty(host, viewer.practiceId);
  const archive = await openArchive(file.path);
  const { facts, counts } = archive;
  await archive.zip.close();
  const id = newId();
  const kept = archivePath(host.options.dataDir, id);
  await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
  await rename(file.path, kept);
  const total = Object.entries(counts).reduce((sum, [name, many]) => (name === "audit" ? sum : sum + many), 0);
  await host.db.hotTransaction(async (sql) => {
    await insertRows(
      sql,
      "import_batches",
      ["id", "practice_id", "staff_id", "account_id", "kind", "name", "state", "heads", "choices", "rows_total", "counts", "created_at"],
      [[id, viewer.practiceId, viewer.staffId, viewer.accountId, "practice", cleanName(file.name), "ready", JSON.stringify([facts.practice.name, facts.exportedAt]), '{"columns":{}}', total, JSON.stringify(counts), host.clock.now()]],
    );
    await auditTransfer(call, "import-uploaded", { subject: id, detail: { rows: total } }, sql);
  });
  return id;
}
