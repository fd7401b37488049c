/**
 * Refuses a parameter that an engine would misread: SQLite's driver ends the whole process on a type it does not know
 * and cuts a text at a NUL character, and MySQL's turns objects into JSON by itself.
 */
export function refuseUnbindable(value: unknown): void {
  if (typeof value === "string") {
    if (value.includes("\0")) throw new TypeError("A statement was given text with a NUL character, which cannot be stored; take it out where the text comes in.");
    return;
  }
  if (value === null || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return;
  if (value instanceof Date || value instanceof Uint8Array) return;
  throw new TypeError(`A statement was given a parameter of type ${typeof value}; give a string, number, boolean, date, buffer or null.`);
}
