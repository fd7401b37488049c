const gpsTag = 0x8825;
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

interface Tiff {
  bytes: Buffer;
  u16(at: number): number;
  u32(at: number): number;
}

function openTiff(bytes: Buffer): Tiff {
  const order = bytes.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") throw new Error("the Exif block has no byte order");
  const little = order === "II";
  return {
    bytes,
    u16: (at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    u32: (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  };
}

function blankDirectory(tiff: Tiff, at: number): void {
  const count = tiff.u16(at);
  for (let entry = 0; entry < count; entry += 1) {
    const place = at + 2 + entry * 12;
    const length = (sizes[tiff.u16(place + 2)] ?? 8) * tiff.u32(place + 4);
    if (length <= 4) continue;
    const start = tiff.u32(place + 8);
    tiff.bytes.fill(0, start, Math.min(start + length, tiff.bytes.length));
  }
  // A directory of no entries is what remains.
  tiff.bytes.fill(0, at, Math.min(at + 2 + count * 12, tiff.bytes.length));
}

/**
 * Blanks the GPS directory of an Exif block (TIFF 6.0 section 2, Exif 2.32 section 4.6.6) in place: its values, then the directory.
 * Answers whether there was one. @throws when the block cannot be read.
 */
export function blankExifLocation(bytes: Buffer): boolean {
  const tiff = openTiff(bytes);
  let found = false;
  const seen = new Set<number>();
  for (let at = tiff.u32(4); at !== 0 && !seen.has(at); ) {
    seen.add(at);
    const count = tiff.u16(at);
    for (let entry = 0; entry < count; entry += 1) {
      const place = at + 2 + entry * 12;
      if (tiff.u16(place) !== gpsTag) continue;
      blankDirectory(tiff, tiff.u32(place + 8));
      found = true;
    }
    at = at + 2 + count * 12 + 4 <= bytes.length ? tiff.u32(at + 2 + count * 12) : 0;
  }
  return found;
}

/** Blanks every GPS property of an XMP packet, keeping its length. */
export function blankXmpLocation(bytes: Buffer): boolean {
  const before = bytes.toString("latin1");
  const blank = (_whole: string, head: string, value: string, tail: string): string => head + " ".repeat(value.length) + tail;
  const after = before
    .replace(/(exif:GPS\w+\s*=\s*")([^"]*)(")/g, blank)
    .replace(/(exif:GPS\w+\s*=\s*')([^']*)(')/g, blank)
    .replace(/(<exif:GPS\w+[^>]*>)([^<]*)(<)/g, blank);
  bytes.write(after, "latin1");
  return after !== before;
}
