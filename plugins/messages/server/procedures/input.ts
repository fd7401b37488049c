import { z } from "zod";

/** An id, or the sender's key of a message. */
export const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "This id does not look right.");

/** Far beyond the limit of a message, so that its own sentence says by how much a text is too long. */
export const mostTyped = 200_000;
