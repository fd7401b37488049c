import { z } from "zod";

/** A conversation's or an entry's id, or an idempotency key. */
export const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "This id does not look right.");

/** A place in a timeline. */
export const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
