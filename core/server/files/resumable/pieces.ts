import { createHash } from "node:crypto";
import type { Host } from "../../host-parts.ts";
import { fileRefused } from "../file-refused.ts";
import type { UploadRow } from "./upload-rows.ts";

interface PieceRow {
  at: number;
  size: number;
  practice_id: string;
  storage_key: string;
}

const piecesOf = (host: Host, uploadId: string): Promise<PieceRow[]> =>
  host.db.hot.all<PieceRow>("SELECT at, size, practice_id, storage_key FROM file_pieces WHERE upload_id = ? ORDER BY at", [uploadId]);

/** The bytes of an upload in their order. @throws AppError at their end when they are not those that the sender's hash tells of. */
export async function* joinPieces(host: Host, upload: UploadRow, sha256: string | null): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for (const piece of await piecesOf(host, upload.id)) {
    for await (const bytes of (await host.files.storage.read({ practiceId: piece.practice_id, key: piece.storage_key })) as AsyncIterable<Buffer>) {
      hash.update(bytes);
      yield bytes;
    }
  }
  if (sha256 !== null && hash.digest("hex") !== sha256) throw fileRefused(`"${upload.name}" changed on its way and was not stored. Choose it again.`);
}

/** Removes the pieces of an upload; the rows go last, so that a crash leaves what the sweep finds. */
export async function dropPieces(host: Host, uploadId: string): Promise<void> {
  for (const piece of await piecesOf(host, uploadId)) await host.files.storage.remove({ practiceId: piece.practice_id, key: piece.storage_key });
  await host.db.hot.run("DELETE FROM file_pieces WHERE upload_id = ?", [uploadId]);
}
