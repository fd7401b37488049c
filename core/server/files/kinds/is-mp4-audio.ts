import type { FileHandle } from "node:fs/promises";
import { readPart } from "../read-part.ts";
import { boxesIn, boxOf, readBoxes } from "./mp4-boxes.ts";

/** Whether an ISO media file holds sound and no moving picture: every track's handler says which it is. */
export async function isMp4Audio(handle: FileHandle, size: number): Promise<boolean> {
  const movie = boxOf(await readBoxes(handle, 0, size, "moov"), "moov");
  if (!movie) return false;
  const handlers: string[] = [];
  for (const track of (await boxesIn(handle, movie)).filter((box) => box.type === "trak")) {
    const media = boxOf(await boxesIn(handle, track), "mdia");
    const handler = media && boxOf(await boxesIn(handle, media), "hdlr");
    if (handler) handlers.push((await readPart(handle, handler.start + 8, 4)).toString("latin1"));
  }
  return handlers.includes("soun") && !handlers.includes("vide");
}
