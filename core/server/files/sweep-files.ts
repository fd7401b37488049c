import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../host-parts.ts";
import { marks } from "./file-rows.ts";
import { arrivingFolder, filesFolder, storedPath } from "./keep-bytes.ts";

const hour = 60 * 60_000;
const batch = 500;

const list = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Removes what nothing needs: uploads that nothing took within a day, bytes of removed files, pieces of cut uploads, bytes without a row. */
export async function sweepFiles(host: Host): Promise<number> {
  const rows = (await sweepUntaken(host)) + (await sweepRemoved(host));
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
    await rm(storedPath(host.options.dataDir, row.practice_id, row.storage_key), { force: true });
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
  for (const row of removed) if (await removeIfThere(storedPath(host.options.dataDir, row.practice_id, row.storage_key))) swept += 1;
  return swept;
}

async function removeIfThere(path: string): Promise<boolean> {
  const there = await stat(path).then(() => true, () => false);
  if (there) await rm(path, { force: true });
  return there;
}

/** By the disk's own time: the portal's clock may be a test's. */
const isOld = async (path: string): Promise<boolean> => stat(path).then((found) => Date.now() - found.mtimeMs > hour, () => false);

async function sweepArriving(host: Host): Promise<number> {
  const folder = arrivingFolder(host.options.dataDir);
  let swept = 0;
  for (const name of await list(folder)) {
    const path = join(folder, name);
    if ((await isOld(path)) && (await removeIfThere(path))) swept += 1;
  }
  return swept;
}

async function sweepOrphans(host: Host): Promise<number> {
  const root = filesFolder(host.options.dataDir);
  let swept = 0;
  for (const practiceId of await list(root)) {
    if (!/^[0-9A-Z]{26}$/.test(practiceId)) continue;
    for (const part of await list(join(root, practiceId))) {
      const keys = (await list(join(root, practiceId, part))).filter((key) => /^[0-9a-f]{32}$/.test(key));
      for (let at = 0; at < keys.length; at += batch) swept += await sweepKeys(host, practiceId, keys.slice(at, at + batch));
    }
  }
  return swept;
}

async function sweepKeys(host: Host, practiceId: string, keys: readonly string[]): Promise<number> {
  const rows = await host.db.hot.all<{ storage_key: string }>(`SELECT storage_key FROM files WHERE storage_key IN (${marks(keys)}) AND removed_at IS NULL AND state = 'ready'`, keys);
  const known = new Set(rows.map((row) => row.storage_key));
  let swept = 0;
  for (const key of keys) {
    const path = storedPath(host.options.dataDir, practiceId, key);
    if (!known.has(key) && (await isOld(path)) && (await removeIfThere(path))) swept += 1;
  }
  return swept;
}
