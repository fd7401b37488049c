/** One file in a zip. */
export interface ZipEntry {
  name: string;
  at: Date;
  /** Kept as it is, not packed. */
  store: boolean;
  /** Where its header starts. */
  offset: number;
  crc: number;
  size: number;
  packed: number;
}

const most32 = 0xffff_ffff;
const most16 = 0xffff;
// Sizes follow the bytes (3), names are UTF-8 (11).
const flags = 0x0808;

function dosTime(at: Date): number {
  const date = ((Math.max(1980, at.getUTCFullYear()) - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff]);
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** What stands before a file's bytes. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  return Buffer.concat([u32(0x04034b50), u16(20), u16(flags), u16(entry.store ? 0 : 8), u32(dosTime(entry.at)), u32(0), u32(0), u32(0), u16(name.length), u16(0), name]);
}

/** What stands after a file's bytes. @throws when the file is larger than a part of an export may be. */
export function sizesAfter(entry: ZipEntry): Buffer {
  if (entry.size >= most32 || entry.packed >= most32) throw new Error(`${entry.name} is larger than 4 GB; write it in parts`);
  return Buffer.concat([u32(0x08074b50), u32(entry.crc), u32(entry.packed), u32(entry.size)]);
}

/** What the directory at the end says of a file. */
export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const far = entry.offset >= most32;
  const extra = far ? Buffer.concat([u16(1), u16(8), u64(entry.offset)]) : Buffer.alloc(0);
  return Buffer.concat([
    u32(0x02014b50), u16(far ? 45 : 20), u16(far ? 45 : 20), u16(flags), u16(entry.store ? 0 : 8), u32(dosTime(entry.at)), u32(entry.crc), u32(entry.packed), u32(entry.size),
    u16(name.length), u16(extra.length), u16(0), u16(0), u16(0), u32(0), u32(far ? most32 : entry.offset), name, extra,
  ]);
}

/** What ends a zip; with the 64-bit records when there are too many files or bytes for the old one. */
export function endRecords(count: number, start: number, size: number): Buffer {
  const large = count >= most16 || start >= most32 || size >= most32;
  const more = large
    ? Buffer.concat([
        u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count), u64(size), u64(start),
        u32(0x07064b50), u32(0), u64(start + size), u32(1),
      ])
    : Buffer.alloc(0);
  const short = Math.min(count, most16);
  return Buffer.concat([more, u32(0x06054b50), u16(0), u16(0), u16(short), u16(short), u32(Math.min(size, most32)), u32(Math.min(start, most32)), u16(0)]);
}
