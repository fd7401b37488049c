import { createHash } from "node:crypto";
import { isId } from "../ids.ts";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The entry id of a caller's key: the key itself when it is an id, else one that is always the same for it. */
export function entryIdOf(key: string): string {
  if (isId(key)) return key;
  const bytes = createHash("sha256").update(key).digest();
  return [...bytes.subarray(0, 26)].map((byte, index) => letters[index === 0 ? byte % 8 : byte % 32]).join("");
}
