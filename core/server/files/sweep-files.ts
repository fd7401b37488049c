import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../host-parts.ts";
import { marks } from "./file-rows.ts";
import { arrivingFolder } from "./keep-bytes.ts";
import { sweepUploads } from "./resumable/sweep-uploads.ts";
import type { BytePlace } from "./storage/file-storage.ts";

const hour = 60 * 60_000;
const batch = 500;

/** Removes what nothing needs: uploads that nothing took within a day, bytes of removed files, pieces of cut uploads, bytes without a row. */
export async function sweepFiles(host: Host): Promise<number> {
  const rows = (await sweepUntaken(host)) + (await sweepRemoved(host)) + (await sweepUploads(host));
  return rows + (await sweepArriving(host)) + (await sweepOrphans(host));
}

async function sweepUntaken(host: Host): Promise<number> {
  const old = await host.db.hot.all<{ id: string; practice_id: string; storage_key: string }>(
    `SELECT id, practice_id, storage_key FROM files WHERE owner_kind IS NULL AND created_at < ? AND removed_at IS NULL LIMIT ${batch}`,
    [host.clock.now() - 24 * hour],
  );
  let swept = 0;
  for (const row of old) {
    // The row goes first: a claim that came in between keeps its bytes.
    const { changes } = await host.db.hot.run("DELETE FROM files WHERE id = ? AND owner_kind IS NULL", [row.id]);
    if (changes === 0) continue;
    await host.files.storage.remove({ practiceId: row.practice_id, key: row.storage_key });
    swept += 1;
  }
  return swept;
}

async function sweepRemoved(host: Host): Promise<number> {
  const removed = await host.db.hot.all<{ practice_id: string; storage_key: string }>(
    "SELECT practice_id, storage_key FROM files WHERE removed_at IS NOT NULL AND removed_at > ?",
    [host.clock.now() - 7 * 24 * hour],
  );
  let swept = 0;
  for (const row of removed) if (await removeIfThere(host, { practiceId: row.practice_id, key: row.storage_key })) swept += 1;
  return swept;
}

async function removeIfThere(host: Host, place: BytePlace): Promise<boolean> {
  const there = await host.files.storage.has(place);
  if (there) await host.files.storage.remove(place);
  return there;
}

/** By the storage's own time: the portal's clock may be a test's. */
const isOld = (at: number): boolean => Date.now() - at > hour;

async function sweepArriving(host: Host): Promise<number> {
  const folder = arrivingFolder(host.options.dataDir);
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (!(await stat(path).then((found) => isOld(found.mtimeMs), () => false))) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

async function sweepOrphans(host: Host): Promise<number> {
  let swept = 0;
  let old: BytePlace[] = [];
  for await (const place of host.files.storage.list()) {
    // What was stored a moment ago may get its row in the next.
    if (isOld(place.storedAt)) old.push(place);
    if (old.length < batch) continue;
    swept += await sweepKeys(host, old);
    old = [];
  }
  return swept + (await sweepKeys(host, old));
}

async function sweepKeys(host: Host, places: readonly BytePlace[]): Promise<number> {
  if (places.length === 0) return 0;
  const keys = places.map(({ key }) => key);
  const rows = await host.db.hot.all<{ storage_key: string }>(
    `SELECT storage_key FROM files WHERE storage_key IN (${marks(keys)}) AND removed_at IS NULL AND state <> 'refused' UNION ALL SELECT storage_key FROM file_pieces WHERE storage_key IN (${marks(keys)})`,
    [...keys, ...keys],
  );
  const known = new Set(rows.map((row) => row.storage_key));
  const orphans = places.filter(({ key }) => !known.has(key));
  for (const place of orphans) await host.files.storage.remove(place);
  return orphans.length;
}
