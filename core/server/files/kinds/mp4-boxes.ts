import type { FileHandle } from "node:fs/promises";
import { readPart } from "../read-part.ts";

/** A box of an ISO media file (ISO/IEC 14496-12): its type and where its content stands in the file. */
export interface Box {
  type: string;
  start: number;
  end: number;
}

const mostBoxes = 2_000;

/**
 * The boxes directly between two places of a file, up to the first of the type `until`.
 * @throws when one claims to reach further than the file does.
 */
export async function readBoxes(handle: FileHandle, start: number, end: number, until?: string): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end; ) {
    const head = await readPart(handle, at, 16);
    if (head.length < 8) break;
    const short = head.readUInt32BE(0);
    const wide = short === 1;
    if (wide && head.length < 16) throw new Error("a box is cut");
    const size = wide ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
    const headSize = wide ? 16 : 8;
    if (size < headSize || at + size > end || boxes.length >= mostBoxes) throw new Error("a box does not fit");
    const type = head.toString("latin1", 4, 8);
    boxes.push({ type, start: at + headSize, end: at + size });
    if (type === until) break;
    at += size;
  }
  return boxes;
}

/** The first box of a type, if there is one. */
export const boxOf = (boxes: readonly Box[], type: string): Box | undefined => boxes.find((box) => box.type === type);

/** The boxes inside a box; `skip` bytes of its own come first. */
export const boxesIn = (handle: FileHandle, box: Box, skip = 0): Promise<Box[]> => readBoxes(handle, box.start + skip, box.end);
