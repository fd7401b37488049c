const lists = new Set(["declines"]);
const own = new Set(["key", "version", "intent"]);

/** The fields of a builder's form by name; what can be ticked several times is a list. */
export function fieldsIn(form: FormData): Record<string, string | string[]> {
  const names = [...new Set(form.keys())].filter((name) => !own.has(name));
  return Object.fromEntries(names.map((name) => [name, lists.has(name) ? form.getAll(name).map(String) : String(form.get(name) ?? "").replaceAll("\r\n", "\n")]));
}
