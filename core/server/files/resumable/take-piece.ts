import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Request } from "express";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { sizeText } from "../file-limits.ts";
import { fileRefused } from "../file-refused.ts";
import { arrivingFolder, newStorageKey, TooManyBytes, writeArriving } from "../keep-bytes.ts";
import type { StoreRules } from "../store-upload.ts";
import type { UploadRow } from "./upload-rows.ts";

/** The largest piece; browsers send 1 MB, so that a cut costs little. */
const mostBytes = 8 * 1024 * 1024;

/** Another place than the one that the file has reached; the browser asks where to go on. */
export class WrongOffset extends AppError {
  readonly offset: number;
  constructor(offset: number) {
    super("CONFLICT", "This part of the file does not follow the last one.", { reason: "offset" });
    this.offset = offset;
  }
}

/**
 * Takes the piece that begins where the file has arrived so far, and answers how far it is now.
 * A piece counts when all of it is in the storage; of two that are the same, one does.
 */
export async function takePiece(host: Host, own: StoreRules, upload: UploadRow, req: Request): Promise<number> {
  const offset = Number(req.headers["upload-offset"]);
  if (upload.file_id !== null || upload.refusal !== null) return upload.size;
  if (offset !== upload.received) throw new WrongOffset(upload.received);
  const key = newStorageKey();
  const arriving = join(arrivingFolder(host.options.dataDir), key);
  const place = { practiceId: upload.practice_id, key };
  const room = Math.min(mostBytes, upload.size - offset);
  try {
    const size = await writeArriving(arriving, req, room, own.openFile).catch((error: unknown) => {
      if (!(error instanceof TooManyBytes)) throw error;
      throw fileRefused(room < mostBytes ? `More of "${upload.name}" arrived than it is large. Choose the file again.` : `A part of a file may hold ${sizeText(mostBytes)} at most.`);
    });
    // A cut piece must not count: what is on the disk may end anywhere.
    if (!req.complete || (req.headers["content-length"] !== undefined && Number(req.headers["content-length"]) !== size)) throw fileRefused("The file arrived only in part. Go on with it.");
    if (size === 0) return offset;
    await host.files.storage.put(place, arriving);
    const kept = await host.db.hotTransaction(async (sql) => {
      const { changes } = await sql.run("UPDATE file_uploads SET received = ? WHERE id = ? AND received = ? AND file_id IS NULL", [offset + size, upload.id, offset]);
      if (changes === 1) await sql.run("INSERT INTO file_pieces (upload_id, at, size, practice_id, storage_key) VALUES (?, ?, ?, ?, ?)", [upload.id, offset, size, upload.practice_id, key]);
      return changes === 1;
    });
    if (kept) return offset + size;
    await host.files.storage.remove(place);
    const [now] = await host.db.hot.all<{ received: number }>("SELECT received FROM file_uploads WHERE id = ?", [upload.id]);
    throw new WrongOffset(Number(now?.received ?? 0));
  } finally {
    await rm(arriving, { force: true });
  }
}
