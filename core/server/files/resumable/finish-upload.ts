import { Readable } from "node:stream";
import type { Request } from "express";
import { AppError } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { Viewer } from "../../viewer.ts";
import { uploadPurposes } from "../file-limits.ts";
import { fileRefused } from "../file-refused.ts";
import type { FileFacts } from "../file-store.ts";
import { storeUpload, type StoreRules } from "../store-upload.ts";
import { dropPieces, joinPieces } from "./pieces.ts";
import { WrongOffset } from "./take-piece.ts";
import { requireUpload } from "./upload-rows.ts";

/** Makes one file of an upload that has arrived whole; asked twice, even at once, it answers the same file. */
export async function finishUpload(host: Host, own: StoreRules, viewer: Viewer, id: string, req: Request): Promise<FileFacts> {
  const given = req.headers["upload-checksum"];
  const sha256 = typeof given === "string" && /^sha256 [0-9a-f]{64}$/.test(given) ? given.slice(7) : null;
  // Checking a picture may take a while; the second asker waits for the first.
  return host.db.withLock(`upload:${id}`, async () => {
    const upload = await requireUpload(host.db.hot, viewer, id, host.clock.now());
    if (upload.file_id !== null) {
      const [facts] = await host.files.facts(viewer.practiceId, [upload.file_id]);
      if (facts) return facts;
      throw fileRefused(`"${upload.name}" is no longer there. Choose it again.`);
    }
    if (upload.refusal !== null) throw fileRefused(upload.refusal);
    if (upload.received !== upload.size) throw new WrongOffset(upload.received);
    const rules = uploadPurposes[upload.purpose];
    if (!rules) throw fileRefused("This page cannot send files. Load it again and try once more.");
    try {
      const stream = Readable.from(joinPieces(host, upload, sha256), { objectMode: false });
      const facts = await storeUpload(host, own, { viewer, purpose: upload.purpose, rules }, { stream, name: upload.name, whole: Promise.resolve() });
      await host.db.hot.run("UPDATE file_uploads SET file_id = ? WHERE id = ?", [facts.id, upload.id]);
      await dropPieces(host, upload.id);
      return facts;
    } catch (error) {
      // What cannot be taken is not kept; what failed on our side may be asked for again.
      if (error instanceof AppError && error.appCode === "INVALID") {
        await host.db.hot.run("UPDATE file_uploads SET refusal = ? WHERE id = ?", [error.message.slice(0, 500), upload.id]);
        await dropPieces(host, upload.id);
      }
      throw error;
    }
  }, 60_000);
}
