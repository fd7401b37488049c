import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { isId } from "../ids.ts";
import { seatId, type Viewer } from "../viewer.ts";
import { fileColumns, type FileRow } from "./file-rows.ts";

/**
 * The file if this viewer may read it: their own upload that nothing took yet, or one whose owner's guard lets them.
 * Null for foreign and absent files alike, and for those of a plugin that is off.
 */
export async function readableFile(host: Host, viewer: Viewer, fileId: string): Promise<FileRow | null> {
  if (!isId(fileId)) return null;
  const rows = await host.db.hot.all<FileRow>(
    `SELECT ${fileColumns} FROM files WHERE id = ? AND practice_id = ? AND removed_at IS NULL`,
    [fileId, viewer.practiceId],
  );
  const row = rows[0];
  if (!row) return null;
  if (row.plugin_id === null || row.owner_kind === null || row.owner_id === null) return row.seat_id === seatId(viewer) ? row : null;
  const guard = host.registry.get(row.plugin_id)?.plugin?.fileGuards?.[row.owner_kind];
  if (!guard || !(await host.states.state(viewer.practiceId, row.plugin_id)).on) return null;
  return (await guard(viewer, row.owner_id, host.context(row.plugin_id, viewer.practiceId, viewer))) ? row : null;
}

/** The same, for opening: whoever may know of a file that cannot be opened is told why. @throws AppError */
export async function openableFile(host: Host, viewer: Viewer, fileId: string): Promise<FileRow | null> {
  const row = await readableFile(host, viewer, fileId);
  if (row?.state === "pending") throw new AppError("UNAVAILABLE", "This file is being checked for viruses. You can open it when that is done. Most often it takes a few minutes.", { reason: "pending" });
  if (row?.state === "refused") throw new AppError("UNAVAILABLE", "This file was stopped by the virus check, so nobody can open it. Ask for it again from a safe device.", { reason: "refused" });
  return row;
}
