import type { FileHandle } from "node:fs/promises";
import { readPart } from "../read-part.ts";
import { boxesIn, boxOf, readBoxes, type Box } from "./mp4-boxes.ts";

/** Where an item of a HEIC file (ISO/IEC 23008-12) lies. */
export interface ItemPlace {
  type: string;
  start: number;
  length: number;
}

interface HeicFacts {
  width: number | null;
  height: number | null;
  /** Exif and XMP items, in the file's own bytes. */
  notes: ItemPlace[];
}

const mostItems = 4_000;

/** Numbers of the widths that a box says it uses. */
class Reader {
  readonly #bytes: Buffer;
  at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  number(width: number): number {
    if (width === 0) return 0;
    const value = width === 8 ? Number(this.#bytes.readBigUInt64BE(this.at)) : this.#bytes.readUIntBE(this.at, width);
    this.at += width;
    return value;
  }
  word(length: number): string {
    this.at += length;
    return this.#bytes.toString("latin1", this.at - length, this.at);
  }
}

async function itemTypes(handle: FileHandle, box: Box): Promise<Map<number, string>> {
  const version = (await readPart(handle, box.start, 1)).readUInt8(0);
  const types = new Map<number, string>();
  for (const entry of await boxesIn(handle, box, version === 0 ? 6 : 8)) {
    const read = new Reader(await readPart(handle, entry.start, entry.end - entry.start));
    const entryVersion = read.number(1);
    read.at += 3;
    if (entryVersion < 2) throw new Error("an item entry is too old to read");
    const id = read.number(entryVersion === 2 ? 2 : 4);
    read.at += 2;
    types.set(id, read.word(4));
  }
  return types;
}

/** The places of the wanted items (`iloc`, 8.11.3 of ISO/IEC 14496-12). */
async function itemPlaces(handle: FileHandle, box: Box, types: Map<number, string>, idat: Box | undefined): Promise<ItemPlace[]> {
  const read = new Reader(await readPart(handle, box.start, box.end - box.start));
  const version = read.number(1);
  read.at += 3;
  const sizes = read.number(1);
  const more = read.number(1);
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version > 0 ? more & 15 : 0];
  const count = read.number(version < 2 ? 2 : 4);
  if (count > mostItems) throw new Error("there are too many items");
  const places: ItemPlace[] = [];
  for (let item = 0; item < count; item += 1) {
    const type = types.get(read.number(version < 2 ? 2 : 4)) ?? "";
    const method = version > 0 ? read.number(2) & 15 : 0;
    read.at += 2;
    const base = read.number(baseSize);
    const extents = read.number(2);
    for (let extent = 0; extent < extents; extent += 1) {
      read.at += indexSize;
      const start = base + read.number(offsetSize);
      const length = read.number(lengthSize);
      if (type !== "Exif" && type !== "mime") continue;
      // Notes in pieces, or built from other items, cannot be cleaned in place.
      if (extents !== 1 || method > 1 || (method === 1 && !idat)) throw new Error("its notes are stored in a way that cannot be cleaned");
      places.push({ type, start: method === 1 ? (idat?.start ?? 0) + start : start, length });
    }
  }
  return places;
}

async function largestSize(handle: FileHandle, properties: Box): Promise<{ width: number | null; height: number | null }> {
  const container = boxOf(await boxesIn(handle, properties), "ipco");
  const boxes = container ? await boxesIn(handle, container) : [];
  let best = { width: 0, height: 0 };
  let turned = false;
  for (const box of boxes) {
    const bytes = await readPart(handle, box.start, 12);
    if (box.type === "ispe" && bytes.length === 12) {
      const [width, height] = [bytes.readUInt32BE(4), bytes.readUInt32BE(8)];
      // A phone's picture is tiles; the whole is the largest.
      if (width * height > best.width * best.height) best = { width, height };
    }
    if (box.type === "irot") turned = (bytes.readUInt8(0) & 1) === 1;
  }
  if (best.width === 0) return { width: null, height: null };
  return turned ? { width: best.height, height: best.width } : best;
}

/** Size and notes of a HEIC picture. @throws when the file cannot be read well enough to clean it. */
export async function readHeic(handle: FileHandle, size: number): Promise<HeicFacts> {
  const meta = boxOf(await readBoxes(handle, 0, size), "meta");
  if (!meta) throw new Error("it has no list of contents");
  const inside = await boxesIn(handle, meta, 4);
  const [names, places, properties] = [boxOf(inside, "iinf"), boxOf(inside, "iloc"), boxOf(inside, "iprp")];
  if (!names || !places) throw new Error("it has no list of contents");
  const notes = await itemPlaces(handle, places, await itemTypes(handle, names), boxOf(inside, "idat"));
  if (notes.some((place) => place.start + place.length > size || place.length > 5_000_000)) throw new Error("its notes do not fit");
  return { ...(properties ? await largestSize(handle, properties) : { width: null, height: null }), notes };
}
