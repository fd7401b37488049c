import { createHmac } from "node:crypto";

const mac = (secret: Buffer, text: string): Buffer => createHmac("sha256", secret).update(text).digest();

/**
 * The token of a mailed link: 256 bits that only this portal's secret makes from the link's id. The database has nothing but
 * its hash, and a mail or a copy of the link can be made again without storing it anywhere.
 */
export const linkToken = (secret: Buffer, kind: string, linkId: string): string => mac(secret, `link|${kind}|${linkId}`).toString("base64url");

/** The six digits in the same mail. */
export const linkCode = (secret: Buffer, linkId: string): string => String(mac(secret, `code|${linkId}`).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** Whether a text can be a token at all; everything else is refused before the database is asked. */
export const isTokenShaped = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);
