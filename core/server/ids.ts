import { randomFillSync } from "node:crypto";
import { monotonicFactory } from "ulid";

const pool = new Uint8Array(4_096);
let used = pool.length;

/** A random number from 0 up to 1, from the system's generator, which is asked for many bytes at a time. */
function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  used += 1;
  return byte / 256;
}

const make = monotonicFactory(random);

/** A new time-ordered id (ULID, 26 characters). */
export const newId = (): string => make();

/** Whether a text is a ULID, so that it may be used as an id or an idempotency key. */
export const isId = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
