import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { claimFiles } from "./claim-files.ts";
import { factsOf, fileColumns, marks, type FileRow } from "./file-rows.ts";
import type { FileFacts, PluginFiles } from "./file-store.ts";
import { copyFile, keepMadeFile } from "./keep-made-file.ts";

/** Rows of these files of the practice that are still there, in the order asked for. */
export async function readFileRows(host: Host, practiceId: string, fileIds: readonly string[]): Promise<FileRow[]> {
  if (fileIds.length === 0) return [];
  const rows = await host.db.hot.all<FileRow>(`SELECT ${fileColumns} FROM files WHERE practice_id = ? AND removed_at IS NULL AND id IN (${marks(fileIds)})`, [practiceId, ...fileIds]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return fileIds.flatMap((id) => byId.get(id) ?? []);
}

export const readFacts = async (host: Host, practiceId: string, fileIds: readonly string[]): Promise<FileFacts[]> =>
  (await readFileRows(host, practiceId, fileIds)).map(factsOf);

/** Files as one plugin of one practice works with them. */
export function filesDoor(host: Host, ctx: PluginContext): PluginFiles {
  const { pluginId, practiceId } = ctx;
  return {
    async claim(fileIds, owner, tx) {
      if (!ctx.viewer) throw new Error(`${pluginId}: files.claim takes what a viewer sent; call it where ctx.viewer is set`);
      return claimFiles({ pluginId, viewer: ctx.viewer, fileIds, owner }, tx);
    },
    keep: (made, owner, tx) => keepMadeFile(host, ctx, { ...made, owner }, tx),
    copy: (fileId, owner, tx) => copyFile(host, ctx, fileId, owner, tx),
    facts: (fileIds) => readFacts(host, practiceId, fileIds),
    async open(fileId) {
      const [row] = await readFileRows(host, practiceId, [fileId]);
      if (row?.state !== "ready") throw notFound("this file");
      return { facts: factsOf(row), stream: await host.files.storage.read({ practiceId, key: row.storage_key }) };
    },
    async remove(fileId, tx) {
      const rows = await tx.all<{ storage_key: string }>("SELECT storage_key FROM files WHERE id = ? AND practice_id = ? AND plugin_id = ? AND removed_at IS NULL", [fileId, practiceId, pluginId]);
      const key = rows[0]?.storage_key;
      if (!key) throw notFound("this file");
      await tx.run("UPDATE files SET removed_at = ? WHERE id = ? AND practice_id = ?", [host.clock.now(), fileId, practiceId]);
      // Soon after the commit; the sweep removes what a crash leaves.
      tx.sequelize.afterCommit(() => void host.files.storage.remove({ practiceId, key }).catch(() => undefined));
    },
  };
}
