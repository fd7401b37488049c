import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { SqlValue } from "../database/database.ts";
import { arrivingFolder, settle, writeArriving } from "../files/keep-bytes.ts";
import type { Host } from "../host-parts.ts";
import { archivePath } from "./create-restore.ts";
import { requireBatch, type ImportBatch } from "./import-batches.ts";
import { createIdMap, type IdMap } from "./map-ids.ts";
import { openArchive, type PracticeArchive } from "./practice-archive.ts";
import { practiceTables, type ExportedTable } from "./practice-tables.ts";
import { restoreStaff } from "./restore-staff.ts";
import { restoredRow } from "./restored-row.ts";

const together = 100;

/**
 * Brings a practice's export back into an empty practice. Every row has an id that follows from the export and the
 * practice, and a row that is there already is left alone, so that a job that was killed simply runs again.
 */
export async function restorePractice(host: Host, batch: ImportBatch): Promise<void> {
  const { id, practiceId } = batch;
  const path = archivePath(host.options.dataDir, id);
  const archive = await openArchive(path);
  try {
    let done = 0;
    const progress = async (more: number): Promise<void> => {
      done += more;
      await host.db.hot.run("UPDATE import_batches SET rows_done = ? WHERE id = ? AND practice_id = ?", [Math.min(done, batch.rowsTotal), id, practiceId]);
    };
    await restoreFacts(host, practiceId, archive);
    const ids = createIdMap(practiceId, await restoreStaff(host, practiceId, archive));
    await progress(archive.counts["staff"] ?? 0);
    for (const table of practiceTables) await restoreTable(host, practiceId, archive, table, ids, progress);
    for (const { id: pluginId, plugin } of host.registry.all()) {
      if (!archive.zip.parts.has(`plugins/${pluginId}-1.jsonl`)) continue;
      await plugin?.imports?.practice?.(host.context(pluginId, practiceId, null), mapped(archive.rows("plugins", pluginId), ids));
      await progress(archive.counts[pluginId] ?? 0);
    }
  } finally {
    await archive.zip.close();
  }
  await finish(host, batch);
  await rm(path, { force: true });
}

async function* mapped(rows: AsyncIterable<unknown>, ids: IdMap): AsyncGenerator<unknown> {
  for await (const row of rows) yield ids.json(row);
}

async function restoreFacts(host: Host, practiceId: string, { facts: { practice } }: PracticeArchive): Promise<void> {
  await host.db.hot.run(
    "UPDATE practices SET name = ?, alias = ?, country = ?, time_zone = ?, phone = ?, urgent_help = ? WHERE id = ?",
    [practice.name, practice.alias, practice.country, practice.timeZone, practice.phone, JSON.stringify(practice.urgentHelp), practiceId],
  );
}

// The practice had these before it was filled; what the export says holds.
const replaced: Readonly<Record<string, readonly string[]>> = { settings: ["data", "changed_at"], practice_plugins: ["enabled", "version", "revision", "changed_at"] };

async function restoreTable(host: Host, practiceId: string, archive: PracticeArchive, table: ExportedTable, ids: IdMap, progress: (more: number) => Promise<void>): Promise<void> {
  let rows: Record<string, SqlValue>[] = [];
  const write = async (): Promise<void> => {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const key = table.scoped ? ["practice_id", ...table.key] : table.key;
    await host.db.hotTransaction((sql) => sql.run(host.db.upsertSql(table.table, columns, key, replaced[table.table] ?? [], rows.length), rows.flatMap((row) => columns.map((column) => row[column] ?? null))));
    await progress(rows.length);
    rows = [];
  };
  for await (const raw of archive.rows("core", table.table)) {
    const row = restoredRow(host, practiceId, table, raw, ids);
    if (table.table === "files" && !(await restoreBytes(host, practiceId, archive, raw, row))) continue;
    rows.push(row);
    if (rows.length >= together) await write();
  }
  await write();
}

/** Puts a file's bytes in their place; false when they are missing or not those that the row tells of. */
async function restoreBytes(host: Host, practiceId: string, archive: PracticeArchive, raw: unknown, row: Record<string, SqlValue>): Promise<boolean> {
  const oldId = String((raw as { id?: unknown }).id);
  const part = archive.zip.parts.get(`files/${oldId}`);
  if (!part) return false;
  const key = createHash("sha256").update(`${practiceId}:${oldId}`).digest("hex").slice(0, 32);
  row["storage_key"] = key;
  const arriving = join(arrivingFolder(host.options.dataDir), key);
  await mkdir(arrivingFolder(host.options.dataDir), { recursive: true, mode: 0o700 });
  await rm(arriving, { force: true });
  await writeArriving(arriving, Readable.from(archive.zip.read(part), { objectMode: false }), part.size);
  const { size, sha256 } = await settle(arriving);
  if (sha256 !== row["sha256"]) {
    await rm(arriving, { force: true });
    host.log.warn({ practiceId, fileId: oldId }, "transfer: a file of an import is not what its row says and was left out");
    return false;
  }
  row["size"] = size;
  await host.files.storage.put({ practiceId, key }, arriving);
  return true;
}

async function finish(host: Host, { id, practiceId, staffId, accountId, counts }: ImportBatch): Promise<void> {
  await host.db.hotTransaction(async (sql) => {
    const now = await requireBatch(host, practiceId, id, sql, true);
    if (now.state !== "running") return;
    await sql.run("UPDATE import_batches SET state = 'done', rows_done = rows_total, finished_at = ? WHERE id = ?", [host.clock.now(), id]);
    await host.audit.record([{ practiceId, pluginId: "core", verb: "practice-restored", actor: { kind: "staff", id: staffId, accountId }, subject: id, detail: { ...counts } }], sql);
  });
  host.bus.publish("settings-changed", { practiceId });
  host.bus.publish("viewers-changed", { practiceId });
  for (const { id: pluginId } of host.registry.all()) host.bus.publish("plugin-switched", { practiceId, pluginId });
}
