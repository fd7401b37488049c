import type { Sql } from "../database/database.ts";
import { AppError } from "../errors.ts";
import { seatId, type Viewer } from "../viewer.ts";
import { factsOf, fileColumns, marks, type FileRow } from "./file-rows.ts";
import type { FileFacts } from "./file-store.ts";

const lost = (): AppError => new AppError("NOT_FOUND", "One of the files is no longer there. Remove it, add it again, and send once more.");

/**
 * Gives a viewer's own uploads to a subject of a plugin, in the order asked for. One update decides, so two claims of one file
 * never both get it; the same subject may claim the same files again.
 * @throws AppError `NOT_FOUND` when one is missing, foreign or taken; the caller's transaction must then be rolled back.
 */
export async function claimFiles(
  claim: { pluginId: string; viewer: Viewer; fileIds: readonly string[]; owner: { kind: string; id: string } },
  sql: Sql,
): Promise<FileFacts[]> {
  const { pluginId, viewer, owner } = claim;
  const ids = [...new Set(claim.fileIds)].sort();
  if (ids.length === 0) return [];
  const mine = [viewer.practiceId, seatId(viewer)];
  await sql.run(
    `UPDATE files SET plugin_id = ?, owner_kind = ?, owner_id = ?
     WHERE id IN (${marks(ids)}) AND practice_id = ? AND seat_id = ? AND owner_kind IS NULL AND removed_at IS NULL AND state <> 'refused'`,
    [pluginId, owner.kind, owner.id, ...ids, ...mine],
  );
  const rows = await sql.all<FileRow>(
    `SELECT ${fileColumns} FROM files
     WHERE id IN (${marks(ids)}) AND practice_id = ? AND seat_id = ? AND plugin_id = ? AND owner_kind = ? AND owner_id = ? AND removed_at IS NULL`,
    [...ids, ...mine, pluginId, owner.kind, owner.id],
  );
  if (rows.length !== ids.length) throw lost();
  const byId = new Map(rows.map((row) => [row.id, factsOf(row)]));
  return [...new Set(claim.fileIds)].flatMap((id) => byId.get(id) ?? []);
}
