import type { Host } from "../../host-parts.ts";
import { dropPieces } from "./pieces.ts";
import { uploadLifeMs } from "./upload-rows.ts";

/** Forgets uploads that can no longer be resumed, with what had arrived of them. */
export async function sweepUploads(host: Host): Promise<number> {
  const old = await host.db.hot.all<{ id: string }>("SELECT id FROM file_uploads WHERE created_at < ? LIMIT 500", [host.clock.now() - uploadLifeMs]);
  for (const { id } of old) {
    await dropPieces(host, id);
    await host.db.hot.run("DELETE FROM file_uploads WHERE id = ?", [id]);
  }
  return old.length;
}
