import { join } from "node:path";
import { rm } from "node:fs/promises";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { seatId, type Viewer } from "../viewer.ts";
import { cleanName, endingOf, withEnding } from "./clean-name.ts";
import { fileKinds, listKinds, type FileKindName } from "./file-kinds.ts";
import { sizeText, type SeatLimits, type UploadPurpose } from "./file-limits.ts";
import { fileRefused } from "./file-refused.ts";
import { factsOf, fileValues, insertFile, type FileRow } from "./file-rows.ts";
import type { FileFacts } from "./file-store.ts";
import { arrivingFolder, newStorageKey, settle, TooManyBytes, writeArriving, type OpenNew } from "./keep-bytes.ts";
import type { ArrivingFile } from "./read-multipart.ts";
import { cleanHeic } from "./kinds/clean-heic.ts";
import { rewriteImage } from "./kinds/rewrite-image.ts";
import { planCheck } from "./scan/check-file-job.ts";
import { runScans, type FileScan } from "./scan/run-scans.ts";
import { checkQuota } from "./seat-quota.ts";
import { isLockedPdf, sniffFile } from "./sniff-file.ts";

/** What storing depends on beside the host; tests give their own. */
export interface StoreRules {
  scans: readonly FileScan[];
  seat: SeatLimits;
  openFile?: OpenNew;
}

export interface Upload {
  viewer: Viewer;
  purpose: string;
  rules: UploadPurpose;
}

interface Prepared {
  path: string;
  width: number | null;
  height: number | null;
}

/** Stores one arriving file: bytes first, whole and checked, then its row. Whatever fails leaves nothing behind. */
export async function storeUpload(host: Host, own: StoreRules, upload: Upload, file: ArrivingFile): Promise<FileFacts> {
  const key = newStorageKey();
  const arriving = join(arrivingFolder(host.options.dataDir), key);
  const rewritten = `${arriving}.new`;
  try {
    const sent = cleanName(file.name);
    const size = await writeArriving(arriving, file.stream, upload.rules.maxBytes, own.openFile).catch((error: unknown) => {
      throw error instanceof TooManyBytes ? fileRefused(`"${sent}" is larger than ${sizeText(upload.rules.maxBytes)}. Make it smaller or send it in parts.`) : error;
    });
    if (size === 0) throw fileRefused(`"${sent}" is empty. Open it to see whether it holds anything, and choose it again.`);
    const kind = await checkedKind(arriving, sent, upload.rules);
    const name = endingOf(sent) ? sent : withEnding(sent, fileKinds[kind].endings[0]);
    const locked = kind === "pdf" && (await isLockedPdf(arriving));
    const prepared = await prepare(arriving, rewritten, kind, name);
    await file.whole;
    return await keep(host, own, upload, { key, name, kind, locked, prepared });
  } catch (error) {
    // Also of a bucket: an S3 store says so with 507.
    throw isDiskFull(error) ? new AppError("UNAVAILABLE", "There is no room for files right now. Your file was not stored. Tell your practice, and try again later.") : error;
  } finally {
    await Promise.all([rm(arriving, { force: true }), rm(rewritten, { force: true })]);
  }
}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && (("status" in error && error.status === 507) || ("code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")) || /no space left/i.test(error.message));

async function checkedKind(path: string, name: string, rules: UploadPurpose): Promise<FileKindName> {
  const allowed = `Send it as ${listKinds(rules.kinds)}.`;
  const sniffed = await sniffFile(path);
  if (sniffed.kind === null) throw fileRefused(`"${name}" ${sniffed.problem}. ${allowed}`);
  const kind = fileKinds[sniffed.kind];
  if (!rules.kinds.includes(sniffed.kind)) throw fileRefused(`"${name}" is ${kind.words}, which cannot be sent here. ${allowed}`);
  const ending = endingOf(name);
  if (ending && !(kind.endings as readonly string[]).includes(ending)) {
    throw fileRefused(`"${name}" ends in .${ending} but is ${kind.words}. Rename it so that it ends in .${kind.endings[0]}, and send it again.`);
  }
  return sniffed.kind;
}

async function prepare(arriving: string, rewritten: string, kind: FileKindName, name: string): Promise<Prepared> {
  const unreadable = (error: unknown): never => {
    if (isDiskFull(error)) throw error;
    if (error instanceof Error && /pixel limit|exceeds/i.test(error.message)) throw fileRefused(`"${name}" has more than 100 million pixels. Make the picture smaller and send it again.`);
    throw fileRefused(`"${name}" is damaged, or we cannot read it. Open it, save it again as JPG, and send that.`);
  };
  if (kind === "jpg" || kind === "png") return { path: rewritten, ...(await rewriteImage(arriving, rewritten, kind).catch(unreadable)) };
  if (kind === "heic") return { path: arriving, ...(await cleanHeic(arriving).catch(unreadable)) };
  return { path: arriving, width: null, height: null };
}

async function keep(host: Host, own: StoreRules, upload: Upload, file: { key: string; name: string; kind: FileKindName; locked: boolean; prepared: Prepared }): Promise<FileFacts> {
  const { viewer } = upload;
  const { path, width, height } = file.prepared;
  const mime = fileKinds[file.kind].mime;
  const { size, sha256 } = await settle(path);
  const verdict = await runScans(host, own.scans, { path, mime, size, sha256 });
  const row: FileRow = {
    id: newId(), practice_id: viewer.practiceId, seat_kind: viewer.kind, seat_id: seatId(viewer), storage_key: file.key, name: file.name, mime, size, sha256,
    width, height, state: verdict, locked: Number(file.locked), purpose: upload.purpose, plugin_id: null, owner_kind: null, owner_id: null,
    created_at: host.clock.now(), removed_at: null,
  };
  const place = { practiceId: viewer.practiceId, key: file.key };
  // The lock keeps uploads that arrive side by side, on any node, from passing the quota together.
  await host.db.withLock(`files:${row.seat_id}`, async () => {
    await checkQuota(host, host.db.hot, row.seat_id, size, own.seat);
    if (verdict !== "refused") await host.files.storage.put(place, path);
    try {
      await host.db.hot.run(insertFile, fileValues(row));
      if (verdict === "pending") await planCheck(host, row, 1);
    } catch (error) {
      await host.files.storage.remove(place);
      throw error;
    }
  });
  if (verdict === "refused") throw fileRefused(`"${file.name}" was stopped by the virus check and was not stored. Check your device, and send the file from a safe source.`);
  return factsOf(row);
}
