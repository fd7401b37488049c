import { open, type FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";

/** A file inside a zip on disk. */
export interface ZipPart {
  name: string;
  size: number;
  packed: number;
  store: boolean;
  offset: number;
}

export interface ZipReader {
  parts: ReadonlyMap<string, ZipPart>;
  /** The bytes of a part. @throws when there are more or fewer of them than the zip says. */
  read(part: ZipPart): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** The file is no zip, or one that the portal did not make. */
export class ZipError extends Error {
  override readonly name = "ZipError";
}

const slice = 65_536;
const mostParts = 1_000_000;
const mostDirectory = 256 * 1024 * 1024;

/** Opens a zip by its directory. @throws ZipError */
export async function openZip(path: string): Promise<ZipReader> {
  const file = await open(path, "r");
  try {
    const parts = await readDirectory(file);
    return { parts, read: (part) => readPart(file, part), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error instanceof RangeError ? new ZipError("The zip is cut or damaged.") : error;
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new ZipError("The zip is cut or damaged.");
  return bytes;
}

async function findDirectory(file: FileHandle): Promise<{ count: number; start: number; size: number }> {
  const { size: length } = await file.stat();
  const tailLength = Math.min(length, 66_000);
  const tail = await bytesAt(file, length - tailLength, tailLength);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0) throw new ZipError("This is not a zip file.");
  const end = { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) };
  if (at >= 20 && tail.readUInt32LE(at - 20) === 0x07064b50) {
    const record = await bytesAt(file, Number(tail.readBigUInt64LE(at - 12)), 56);
    if (record.readUInt32LE(0) !== 0x06064b50) throw new ZipError("The zip is cut or damaged.");
    return { count: Number(record.readBigUInt64LE(32)), size: Number(record.readBigUInt64LE(40)), start: Number(record.readBigUInt64LE(48)) };
  }
  return end;
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipPart>> {
  const { count, start, size } = await findDirectory(file);
  if (count > mostParts || size > mostDirectory) throw new ZipError("The zip holds more files than an export has.");
  const directory = await bytesAt(file, start, size);
  const parts = new Map<string, ZipPart>();
  for (let at = 0, n = 0; n < count; n += 1) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new ZipError("The zip is cut or damaged.");
    const method = directory.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) throw new ZipError("The zip is packed in a way that an export is not.");
    const [nameLength, extraLength, noteLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    let offset = directory.readUInt32LE(at + 42);
    const extra = at + 46 + nameLength;
    if (offset === 0xffff_ffff && extraLength >= 12 && directory.readUInt16LE(extra) === 1) offset = Number(directory.readBigUInt64LE(extra + 4));
    if (!parts.has(name)) parts.set(name, { name, packed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), store: method === 0, offset });
    at = extra + extraLength + noteLength;
  }
  return parts;
}

async function* packedBytes(file: FileHandle, part: ZipPart): AsyncGenerator<Buffer> {
  const head = await bytesAt(file, part.offset, 30);
  if (head.readUInt32LE(0) !== 0x04034b50) throw new ZipError("The zip is cut or damaged.");
  const start = part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  for (let at = 0; at < part.packed; at += slice) yield await bytesAt(file, start + at, Math.min(slice, part.packed - at));
}

async function* readPart(file: FileHandle, part: ZipPart): AsyncGenerator<Buffer> {
  let total = 0;
  const packed = packedBytes(file, part);
  const bytes = part.store ? packed : unpacked(packed);
  for await (const one of bytes) {
    total += one.length;
    // What unpacks to more than it says is no export but a trap.
    if (total > part.size) throw new ZipError(`${part.name} is larger than the zip says.`);
    yield one;
  }
  if (total !== part.size) throw new ZipError(`${part.name} is cut or damaged.`);
}

async function* unpacked(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false });
  const unpacker = createInflateRaw();
  source.on("error", (error) => unpacker.destroy(error));
  try {
    yield* source.pipe(unpacker) as AsyncIterable<Buffer>;
  } catch (error) {
    throw error instanceof Error && "code" in error && String(error.code).startsWith("Z_") ? new ZipError("The zip is cut or damaged.") : error;
  } finally {
    source.destroy();
    unpacker.destroy();
  }
}
