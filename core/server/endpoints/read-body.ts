import type { Request } from "express";

/** More than any form or notice of a processor. */
export const mostBytes = 256 * 1024;

/** The whole body as it was sent; null when it is too large. */
export async function readBody(req: Request): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
