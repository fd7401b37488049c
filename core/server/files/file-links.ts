import { createHmac, timingSafeEqual } from "node:crypto";

export type Disposition = "inline" | "attachment";

/** How long a link works, in milliseconds. */
export const linkLifeMs = 5 * 60_000;

/** What a link is good for: one file, one seat, one way of opening, until one moment. */
export interface FileLink {
  fileId: string;
  seatId: string;
  disposition: Disposition;
  /** Epoch seconds. */
  until: number;
}

const sign = (secret: Buffer, link: FileLink): Buffer =>
  createHmac("sha256", secret).update(`file link|${link.fileId}|${link.seatId}|${link.disposition}|${link.until}`).digest();

/** The path of a signed link: `/files/<id>?d=<disposition>&e=<epoch seconds>&s=<signature>`. */
export const signedPath = (secret: Buffer, link: FileLink): string =>
  `/files/${link.fileId}?d=${link.disposition}&e=${link.until}&s=${sign(secret, link).toString("base64url")}`;

/** Whether the signature is the portal's own for exactly this link. */
export function isSigned(secret: Buffer, link: FileLink, signature: string): boolean {
  const given = Buffer.from(signature, "base64url");
  const own = sign(secret, link);
  return given.length === own.length && timingSafeEqual(given, own);
}
