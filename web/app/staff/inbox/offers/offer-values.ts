/** What was typed in an offer's form; words that begin with an underscore belong to the page. */
export function offerFields(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("_")) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    fields[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return fields;
}
