/** What stands in the fields of a page, by name. */
export type TypedFields = Record<string, string | string[]>;

const own = /^(base\.|discard$|go$|press$|keep\.)/;

/** What was typed, as `Typed` has it; a field that repeats becomes a list. Files are uploaded apart. */
export function typedIn(form: FormData): TypedFields {
  const typed: TypedFields = {};
  for (const [name, value] of form.entries()) {
    if (own.test(name) || typeof value !== "string") continue;
    const before = typed[name];
    typed[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return typed;
}

/** The items of the page with the revisions that it was drawn with. */
export function basesIn(form: FormData): Record<string, number> {
  return Object.fromEntries([...form.entries()].filter(([name]) => name.startsWith("base.")).map(([name, value]) => [name.slice("base.".length), Number(value) || 0]));
}

export const sameTyped = (a: TypedFields, b: TypedFields): boolean => {
  const text = (typed: TypedFields): string => JSON.stringify(Object.keys(typed).filter((name) => typed[name]?.length).sort().map((name) => [name, [typed[name] ?? []].flat()]));
  return text(a) === text(b);
};
