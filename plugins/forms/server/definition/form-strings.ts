import type { FormDefinition } from "./form-definition.ts";
import type { InnerItem, Item } from "./item.ts";

/** Every text that a person reads, by its place in the form, in order. Places stay while ids stay. */
export function stringsOf(form: FormDefinition): Record<string, string> {
  const strings: Record<string, string> = {};
  eachString(form, (place, text) => {
    strings[place] = text;
    return text;
  });
  return strings;
}

/** A form in another language; what has no translation stays as it is, and `missing` names its places. */
export function translated(form: FormDefinition, language: string, strings: Readonly<Record<string, string>>): { form: FormDefinition; missing: string[] } {
  const missing: string[] = [];
  const copy = structuredClone(form);
  eachString(copy, (place, text) => {
    const found = Object.hasOwn(strings, place) ? strings[place]?.trim() : undefined;
    if (!found && text.trim() !== "") missing.push(place);
    return found || text;
  });
  copy.language = language;
  return { form: copy, missing };
}

/** Calls back for each text and puts the answer in its place. */
function eachString(form: FormDefinition, put: (place: string, text: string) => string): void {
  const visit = (owner: object, place: string, names: readonly string[]): void => {
    const record = owner as Record<string, unknown>;
    for (const name of names) {
      const text = record[name];
      if (typeof text === "string" && text !== "") record[name] = put(`${place}${name}`, text);
    }
  };
  visit(form, "", ["title", "purpose", "readBy", "afterwards"]);
  for (const page of form.pages) {
    visit(page, `${page.id}.`, ["title", "stem"]);
    for (const item of page.items) visitItem(item, `${item.id}.`, visit, put);
  }
}

function visitItem(item: Item | InnerItem, place: string, visit: (owner: object, place: string, names: readonly string[]) => void, put: (place: string, text: string) => string): void {
  visit(item, place, ["label", "hint", "short", "body", "box", "statement", "each", "unit"]);
  if ("choices" in item) for (const choice of item.choices) visit(choice, `${place}choices.${choice.value}.`, ["label", "hint"]);
  if (item.type === "matrix") for (const row of item.rows) visit(row, `${place}rows.${row.id}.`, ["label"]);
  if (item.type === "scale") for (const [point, text] of Object.entries(item.words)) item.words[point] = put(`${place}words.${point}`, text);
  if (item.type === "group") for (const inner of item.items) visitItem(inner, `${place}${inner.id}.`, visit, put);
}
