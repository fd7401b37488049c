import { createDeflateRaw, crc32 } from "node:zlib";
import type { Writable } from "node:stream";
import { Readable } from "node:stream";
import { once } from "node:events";
import { centralHeader, endRecords, localHeader, sizesAfter, type ZipEntry } from "./zip-records.ts";

/** A zip file that is written while it is sent: nothing of it lies on disk or in memory. */
export interface ZipWriter {
  /** Adds a file; `compressed` bytes, such as pictures, are stored as they are by `store`. */
  add(name: string, content: AsyncIterable<string | Buffer> | Iterable<string | Buffer>, options?: { store?: boolean }): Promise<void>;
  end(): Promise<void>;
}

/** Writes to `out` no faster than it takes. @throws when `out` is closed before the end. */
export function createZip(out: Writable, at: Date): ZipWriter {
  const entries: ZipEntry[] = [];
  let offset = 0;
  const closed = new AbortController();
  out.once("close", () => closed.abort());
  out.on("error", () => closed.abort());

  const write = async (bytes: Buffer): Promise<void> => {
    if (closed.signal.aborted || out.destroyed) throw new Error("The one who asked for this file stopped taking it.");
    offset += bytes.length;
    if (!out.write(bytes)) await once(out, "drain", { signal: closed.signal });
  };

  return {
    async add(name, content, { store = false } = {}) {
      const entry: ZipEntry = { name, at, store, offset, crc: 0, size: 0, packed: 0 };
      await write(localHeader(entry));
      const start = offset;
      const measured = async function* (): AsyncGenerator<Buffer> {
        for await (const part of content) {
          const bytes = typeof part === "string" ? Buffer.from(part) : part;
          if (bytes.length === 0) continue;
          entry.crc = crc32(bytes, entry.crc);
          entry.size += bytes.length;
          yield bytes;
        }
      };
      if (store) for await (const bytes of measured()) await write(bytes);
      else {
        const source = Readable.from(measured(), { objectMode: false });
        const packer = createDeflateRaw();
        source.on("error", (error) => packer.destroy(error));
        for await (const bytes of source.pipe(packer) as AsyncIterable<Buffer>) await write(bytes);
      }
      entry.packed = offset - start;
      await write(sizesAfter(entry));
      entries.push(entry);
    },
    async end() {
      const start = offset;
      for (const entry of entries) await write(centralHeader(entry));
      await write(endRecords(entries.length, start, offset - start));
      out.end();
    },
  };
}
