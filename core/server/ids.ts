import { monotonicFactory } from "ulid";

const make = monotonicFactory();

/** A new time-ordered id (ULID, 26 characters). */
export const newId = (): string => make();

/** Whether a text is a ULID, so that it may be used as an id or an idempotency key. */
export const isId = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
