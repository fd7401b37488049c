import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Tx } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { seatId } from "../viewer.ts";
import { cleanName } from "./clean-name.ts";
import { factsOf, fileValues, insertFile, type FileRow } from "./file-rows.ts";
import type { FileFacts } from "./file-store.ts";
import { arrivingFolder, newStorageKey, settle, writeArriving } from "./keep-bytes.ts";
import { openableFile } from "./readable-file.ts";

const maxBytes = 200 * 1024 * 1024;

interface Owner {
  kind: string;
  id: string;
}

interface Made {
  name: string;
  mime: string;
  bytes: Buffer | Readable;
  owner: Owner;
  width?: number | null;
  height?: number | null;
  locked?: boolean;
}

/**
 * Keeps bytes that a plugin made. They lie whole in the storage before the row is written, so a row never points nowhere;
 * bytes whose transaction failed have no row, and the sweep removes them.
 */
export async function keepMadeFile(host: Host, ctx: PluginContext, made: Made, tx: Tx): Promise<FileFacts> {
  const { practiceId, pluginId, viewer } = ctx;
  const key = newStorageKey();
  const arriving = join(arrivingFolder(host.options.dataDir), key);
  try {
    await writeArriving(arriving, Buffer.isBuffer(made.bytes) ? Readable.from([made.bytes]) : made.bytes, maxBytes);
    const { size, sha256 } = await settle(arriving);
    await host.files.storage.put({ practiceId, key }, arriving);
    const row: FileRow = {
      id: newId(), practice_id: practiceId, seat_kind: viewer?.kind ?? "system", seat_id: viewer ? seatId(viewer) : practiceId, storage_key: key,
      name: cleanName(made.name), mime: made.mime, size, sha256, width: made.width ?? null, height: made.height ?? null, state: "ready", locked: Number(made.locked ?? false), purpose: "made",
      plugin_id: pluginId, owner_kind: made.owner.kind, owner_id: made.owner.id, created_at: host.clock.now(), removed_at: null,
    };
    await tx.run(insertFile, fileValues(row));
    return factsOf(row);
  } finally {
    await rm(arriving, { force: true });
  }
}

/** Keeps a copy of a file that the viewer may download now, with the name and type it has. */
export async function copyFile(host: Host, ctx: PluginContext, fileId: string, owner: Owner, tx: Tx): Promise<FileFacts> {
  if (!ctx.viewer) throw new Error(`${ctx.pluginId}: files.copy takes what a viewer may download; call it where ctx.viewer is set`);
  const row = await openableFile(host, ctx.viewer, fileId);
  // Nobody's yet: an upload is claimed, not copied.
  if (!row?.owner_kind) throw notFound("this file");
  const { stream } = await host.files.door(ctx).open(fileId);
  return keepMadeFile(host, ctx, { name: row.name, mime: row.mime, bytes: stream, owner, width: row.width, height: row.height, locked: Number(row.locked) === 1 }, tx);
}
