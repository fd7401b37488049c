import { open } from "node:fs/promises";
import { readPart } from "../read-part.ts";
import { blankExifLocation, blankXmpLocation } from "./blank-exif-location.ts";
import { readHeic } from "./heic-items.ts";

/**
 * Removes where a HEIC picture was taken, in place; the picture itself cannot be decoded here and stays as it is.
 * @throws when the file's notes cannot be read, and then it must not be stored.
 */
export async function cleanHeic(path: string): Promise<{ width: number | null; height: number | null }> {
  const handle = await open(path, "r+");
  try {
    const { size } = await handle.stat();
    const { width, height, notes } = await readHeic(handle, size);
    for (const place of notes) {
      const bytes = await readPart(handle, place.start, place.length);
      // An Exif item starts with the distance to its TIFF block.
      const changed = place.type === "Exif" ? blankExifLocation(bytes.subarray(4 + bytes.readUInt32BE(0))) : blankXmpLocation(bytes);
      if (changed) await handle.write(bytes, 0, bytes.length, place.start);
    }
    await handle.sync();
    return { width, height };
  } finally {
    await handle.close();
  }
}
