import type { Choice, InnerItem, Item, ItemType } from "../definition/item.ts";
import { conditionFields } from "./condition-fields.ts";

/** What the page "Change the question" shows and sends: plain fields by name. */
export type QuestionFields = Readonly<Record<string, string | readonly string[]>>;

/** A question as its fields. */
export function fieldsOf(item: Item): QuestionFields {
  const fields: Record<string, string | readonly string[]> = { type: item.type, label: item.label };
  const text = (name: string, value: unknown): void => {
    if (typeof value === "string" || typeof value === "number") fields[name] = String(value);
    else if (value === true) fields[name] = "on";
  };
  const record = item as unknown as Record<string, unknown>;
  for (const name of ["hint", "short", "optional", "sensitive", "body", "box", "statement", "unit", "decimals", "kind", "when", "accepts", "other", "from", "to", "each"]) text(name, record[name]);
  text("least", record["min"]);
  text("most", record["max"]);
  if ("declines" in item) fields["declines"] = item.declines ?? [];
  if (item.type !== "info" && item.alert) {
    text("alert-from", item.alert.atLeast);
    const words = new Map("choices" in item ? item.choices.map((choice) => [choice.value, choice.label]) : [["yes", "Yes"], ["no", "No"]]);
    fields["alert-on"] = (item.alert.values ?? []).map((value) => words.get(value) ?? value).join("\n");
  }
  if ("choices" in item) fields["choices"] = item.choices.map(choiceLine).join("\n");
  if (item.type === "multiple-choice" && item.choices.at(-1)?.alone) fields["alone"] = "on";
  if (item.type === "matrix") fields["rows"] = item.rows.map((row) => row.label).join("\n");
  if (item.type === "group") fields["questions"] = item.items.map(innerLine).join("\n");
  if (item.type === "scale") {
    fields["start"] = item.words[String(item.from)] ?? "";
    fields["end"] = item.words[String(item.to)] ?? "";
  }
  if ("prefill" in item && item.prefill) {
    fields["prefill"] = item.prefill.from;
    text("write-back", item.prefill.writeBack);
  }
  return { ...fields, ...conditionFields(item.showWhen) };
}

const choiceLine = (choice: Choice): string => (choice.score === undefined ? choice.label : `${choice.label} = ${choice.score}`);

/** What may stand in brackets behind a question of a repeat group. */
export const innerTypes = { text: "text", "long-text": "long text", number: "number", date: "date", "yes-no": "yes or no" } as const;

export const innerLine = (item: InnerItem): string => {
  const word = (innerTypes as Partial<Record<ItemType, string>>)[item.type] ?? item.type;
  return item.type === "text" ? item.label : `${item.label} (${word})`;
};
