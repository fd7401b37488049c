import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

/** Opens a new file for writing; tests give one that fails. */
export type OpenNew = (path: string) => Promise<Pick<FileHandle, "appendFile" | "sync" | "close">>;

const openNew: OpenNew = (path) => open(path, "wx", 0o600);

/** More bytes came than are allowed. */
export class TooManyBytes extends Error {
  override readonly name = "TooManyBytes";
}

export const filesFolder = (dataDir: string): string => join(dataDir, "files");
export const arrivingFolder = (dataDir: string): string => join(filesFolder(dataDir), "arriving");

/** A new random name for bytes; it says nothing of the file or its sender. */
export const newStorageKey = (): string => randomBytes(16).toString("hex");

/** Writes a stream to a new file and flushes it; a stream that fails or is too long leaves nothing. */
export async function writeArriving(path: string, stream: Readable, maxBytes: number, openFile: OpenNew = openNew): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await openFile(path);
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new TooManyBytes();
      await handle.appendFile(chunk);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
  await handle.close();
  return size;
}

/** Flushes a file to disk and answers its size and hash. */
export async function settle(path: string): Promise<{ size: number; sha256: string }> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    size += chunk.length;
    hash.update(chunk);
  }
  return { size, sha256: hash.digest("hex") };
}

/** Moves whole bytes to their place and flushes the folder, so that a power cut does not lose the name. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
  const folder = await open(dirname(to), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
