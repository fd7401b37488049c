import { createHash, randomBytes } from "node:crypto";

/** What stands in the address of a feed: 256 bits that nobody guesses. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The path of a feed, below the portal's own address. */
export const feedPath = (practiceId: string, secret: string): string => `/open/${practiceId}/scheduling/calendar/${secret}.ics`;
