const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function encode(value: number, length: number): string {
  let text = "";
  for (let left = value; text.length < length; left = Math.floor(left / 32)) text = `${alphabet[left % 32]}${text}`;
  return text;
}

/**
 * The idempotency key of a card at a revision: a ULID made of the entry's random part, with the revision in the place of the time.
 * Server and browser, and two tabs, make the same one, so that the same decision made twice has one effect.
 */
export function cardKey(entryId: string, rev: number): string {
  return encode(rev, 10) + entryId.slice(10).padStart(16, "0");
}

/** A new key (ULID), for an attempt after an answer. */
export function newCardKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return encode(Date.now(), 10) + Array.from(random, (byte) => alphabet[byte % 32]).join("");
}
