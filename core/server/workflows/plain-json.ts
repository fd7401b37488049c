/** Where a value stops being plain JSON, such as `context.dueAt`; null when all of it is. */
export function notJsonAt(value: unknown, path: string): string | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : path;
  if (Array.isArray(value)) return firstOf(value.map((part, index) => () => (part === undefined ? `${path}.${index}` : notJsonAt(part, `${path}.${index}`))));
  if (typeof value !== "object") return path;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return path;
  // An absent value and `undefined` read alike after JSON.
  return firstOf(Object.entries(value).map(([name, part]) => () => (part === undefined ? null : notJsonAt(part, `${path}.${name}`))));
}

function firstOf(looks: (() => string | null)[]): string | null {
  for (const look of looks) {
    const found = look();
    if (found !== null) return found;
  }
  return null;
}
