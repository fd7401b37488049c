import { createHash } from "node:crypto";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const anyId = /(?<![0-9A-Za-z])[0-7][0-9A-HJKMNP-TV-Z]{25}(?![0-9A-Za-z])/g;
// What people wrote is never touched, even where it looks like an id.
const written = new Set(["text", "forStaff", "name", "title", "summary"]);

/** Gives ids of an export their values in another practice. */
export interface IdMap {
  id(old: string): string;
  /** Every id inside a text such as `<conversation>.<entry>`. */
  within(text: string): string;
  /** Every id inside JSON, but not in what people wrote. */
  json(value: unknown): unknown;
}

/**
 * The new id keeps the time and takes the rest from the practice and the old id: the same each time, so that an import
 * that was cut can be run again, and different in every practice, so that one export can be brought back beside its original.
 */
export function createIdMap(practiceId: string, known: ReadonlyMap<string, string>): IdMap {
  const id = (old: string): string => {
    const given = known.get(old);
    if (given) return given;
    const bytes = createHash("sha256").update(`${practiceId}:${old}`).digest();
    return old.slice(0, 10) + Array.from({ length: 16 }, (_, at) => letters[(bytes[at] ?? 0) % 32]).join("");
  };
  const within = (text: string): string => text.replaceAll(anyId, (old) => id(old));
  const json = (value: unknown): unknown => {
    if (typeof value === "string") return within(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, written.has(name) && typeof part === "string" ? part : json(part)]));
  };
  return { id, within, json };
}
