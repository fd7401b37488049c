import { join } from "node:path";
import { rm } from "node:fs/promises";
import type { Host } from "../../host-parts.ts";
import { fileColumns, type FileRow } from "../file-rows.ts";
import { arrivingFolder, newStorageKey, writeArriving } from "../keep-bytes.ts";
import { BytesGone } from "../storage/file-storage.ts";
import { runScans, type FileScan } from "./run-scans.ts";

/** Checks a file that waits for its check, on a copy of this machine; false when the scanner still cannot look. */
export async function checkLater(host: Host, scans: readonly FileScan[], practiceId: string, fileId: string): Promise<boolean> {
  const [row] = await host.db.hot.all<FileRow>(`SELECT ${fileColumns} FROM files WHERE id = ? AND practice_id = ? AND state = 'pending' AND removed_at IS NULL`, [fileId, practiceId]);
  if (!row) return true;
  const place = { practiceId, key: row.storage_key };
  const copy = join(arrivingFolder(host.options.dataDir), newStorageKey());
  try {
    await writeArriving(copy, await host.files.storage.read(place), Number(row.size));
    const state = await runScans(host, scans, { path: copy, mime: row.mime, size: Number(row.size), sha256: row.sha256 });
    if (state === "pending") return false;
    await host.db.hot.run("UPDATE files SET state = ? WHERE id = ? AND practice_id = ? AND state = 'pending'", [state, fileId, practiceId]);
    if (state === "refused") await host.files.storage.remove(place);
    await host.inbox.fileChecked(row);
    return true;
  } catch (error) {
    if (!(error instanceof BytesGone)) throw error;
    host.log.error({ fileId }, "files: a file that waits for its check has no bytes");
    return true;
  } finally {
    await rm(copy, { force: true });
  }
}
