import sharp from "sharp";

/** 100 megapixels: twice the largest common phone picture, and 300 MB of memory at most. */
const mostPixels = 100_000_000;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Decodes a picture and writes it anew, turned upright: nothing but pixels remains, so neither place nor camera nor hidden content does.
 * @throws when it cannot be decoded or has too many pixels.
 */
export function rewriteImage(from: string, to: string, kind: "jpg" | "png"): Promise<{ width: number; height: number }> {
  // One at a time: a large picture takes hundreds of megabytes while it is open.
  const mine = turn.then(() => rewrite(from, to, kind));
  turn = mine.catch(() => undefined);
  return mine;
}

async function rewrite(from: string, to: string, kind: "jpg" | "png"): Promise<{ width: number; height: number }> {
  const image = sharp(from, { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true }).autoOrient();
  const written = await (kind === "jpg" ? image.jpeg({ quality: 90 }) : image.png()).toFile(to);
  return { width: written.width, height: written.height };
}
