import type { Condition, ConditionTest } from "../definition/condition.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Choice, InnerItem, Item } from "../definition/item.ts";
import { exclusiveUrl, maxOccursUrl, maxUrl, minOccursUrl, minUrl, ordinalUrl, restUrl, unitUrl } from "./fhir-types.ts";
import type { AnswerOption, EnableWhen, Extension, Questionnaire, QuestionnaireItem } from "./fhir-types.ts";

/** A form as a FHIR R4 Questionnaire. What FHIR has no place for stands in one extension a level; plugins/forms/README.md has the table. */
export function toQuestionnaire(form: FormDefinition, version: number): Questionnaire {
  const { title, purpose, language, pages, ...rest } = form;
  const kinds = new Map(pages.flatMap((page) => page.items.map((item) => [item.id, item])));
  return {
    resourceType: "Questionnaire",
    extension: [restOf(rest)],
    language,
    ...(version > 0 ? { version: String(version) } : {}),
    title,
    status: version > 0 ? "active" : "draft",
    ...(purpose ? { purpose } : {}),
    item: pages.map(({ id, title: pageTitle, items, showWhen, ...more }) => ({
      ...(Object.keys(more).length > 0 || (showWhen && !maps(showWhen)) ? { extension: [restOf({ ...more, ...(showWhen && !maps(showWhen) ? { showWhen } : {}) })] } : {}),
      linkId: id,
      ...(pageTitle ? { text: pageTitle } : {}),
      type: "group",
      ...enabled(showWhen, kinds),
      item: items.map((item) => itemOf(item, item.id, kinds)),
    })),
  };
}

const restOf = (rest: object): Extension => ({ url: restUrl, valueString: JSON.stringify(rest) });

function itemOf(item: Item | InnerItem, linkId: string, kinds: ReadonlyMap<string, Item>): QuestionnaireItem {
  const { id: _id, label, showWhen, optional, ...rest } = item as InnerItem;
  const shape = shapeOf(item, linkId, kinds);
  const kept: Record<string, unknown> = { ...rest, ...(showWhen && !maps(showWhen) ? { showWhen } : {}) };
  for (const name of shape.mapped) delete kept[name];
  return {
    extension: [restOf(kept), ...(shape.extension ?? [])],
    linkId,
    text: label,
    type: shape.type,
    ...(item.type === "info" ? {} : { required: optional !== true }),
    ...shape.fields,
    ...enabled(showWhen, kinds),
  };
}

interface Shape {
  type: string;
  /** Fields of ours that FHIR holds, so that the rest leaves them out. */
  mapped: readonly string[];
  fields?: Partial<QuestionnaireItem>;
  extension?: Extension[];
}

function shapeOf(item: Item | InnerItem, linkId: string, kinds: ReadonlyMap<string, Item>): Shape {
  switch (item.type) {
    case "text": return { type: "string", mapped: ["max"], fields: item.max ? { maxLength: item.max } : {} };
    case "long-text": return { type: "text", mapped: ["max"], fields: item.max ? { maxLength: item.max } : {} };
    case "number": {
      const whole = !item.decimals;
      const bound = (url: string, value: number | undefined): Extension[] => (value === undefined ? [] : [whole && Number.isInteger(value) ? { url, valueInteger: value } : { url, valueDecimal: value }]);
      return { type: whole ? "integer" : "decimal", mapped: ["min", "max", "unit"], extension: [...bound(minUrl, item.min), ...bound(maxUrl, item.max), ...(item.unit ? [{ url: unitUrl, valueCoding: { display: item.unit } }] : [])] };
    }
    case "date": return { type: "date", mapped: [] };
    case "single-choice": return { type: item.other ? "open-choice" : "choice", mapped: ["choices", "other"], fields: { answerOption: item.choices.map(optionOf) } };
    case "multiple-choice": return { type: item.other ? "open-choice" : "choice", mapped: ["choices", "other", "min", "max"], fields: { repeats: true, answerOption: item.choices.map(optionOf) }, extension: occurs(item.min, item.max) };
    case "scale": return { type: "choice", mapped: [], fields: { answerOption: points(item.from, item.to).map((value) => ({ extension: [{ url: ordinalUrl, valueDecimal: value }], valueCoding: { code: String(value), display: item.words[String(value)] ?? String(value) } })) } };
    case "yes-no": return { type: "boolean", mapped: [] };
    case "matrix": return { type: "group", mapped: ["rows", "choices"], fields: { item: item.rows.map((row) => ({ linkId: `${linkId}.${row.id}`, text: row.label, type: "choice", answerOption: item.choices.map(optionOf) })) } };
    case "file": return { type: "attachment", mapped: ["max"], fields: (item.max ?? 1) > 1 ? { repeats: true } : {}, extension: occurs(undefined, item.max) };
    case "consent": return { type: "boolean", mapped: [] };
    case "info": return { type: "display", mapped: [] };
    case "group": return { type: "group", mapped: ["items", "min", "max"], fields: { repeats: true, item: item.items.map((inner) => itemOf(inner, `${linkId}.${inner.id}`, kinds)) }, extension: occurs(item.min, item.max) };
    // Several fields that FHIR has no type for: a group of texts, for whoever only reads it.
    case "signature": return { type: "group", mapped: [], fields: partsOf(linkId, ["name"]) };
    case "address": return { type: "group", mapped: [], fields: partsOf(linkId, ["line1", "line2", "city", "state", "postcode"]) };
    case "insurance": return { type: "group", mapped: [], fields: partsOf(linkId, ["insurer", "memberNumber", "groupNumber", "phone", "holder", "holderName", "holderBirthDate"]) };
    case "medications": return { type: "group", mapped: [], fields: { repeats: true, ...partsOf(linkId, ["name", "dose", "often", "reason"]) } };
  }
}

const partsOf = (linkId: string, parts: readonly string[]): Partial<QuestionnaireItem> => ({ item: parts.map((part) => ({ linkId: `${linkId}.${part}`, text: part, type: "string" })) });

const points = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

const occurs = (min: number | undefined, max: number | undefined): Extension[] => [...(min === undefined ? [] : [{ url: minOccursUrl, valueInteger: min }]), ...(max === undefined ? [] : [{ url: maxOccursUrl, valueInteger: max }])];

/** A choice; its hint has no place in FHIR and stands in the option's own rest. */
function optionOf({ value, label, score, alone, hint }: Choice): AnswerOption {
  const extension: Extension[] = [...(score === undefined ? [] : [{ url: ordinalUrl, valueDecimal: score }]), ...(alone ? [{ url: exclusiveUrl, valueBoolean: true }] : []), ...(hint ? [restOf({ hint })] : [])];
  return { ...(extension.length > 0 ? { extension } : {}), valueCoding: { code: value, display: label } };
}

/** Whether each test is one of FHIR's; others stay whole in the rest, and FHIR shows the item always. */
const maps = (condition: Condition): boolean => condition.tests.every((test) => !("values" in test) || (test.values.length === 1 && test.values[0] !== "not-say" && test.values[0] !== "not-sure" && test.values[0] !== "other"));

function enabled(condition: Condition | undefined, kinds: ReadonlyMap<string, Item>): Partial<QuestionnaireItem> {
  if (!condition || !maps(condition)) return {};
  return { enableWhen: condition.tests.map((test) => enableOf(test, kinds)), enableBehavior: condition.match };
}

function enableOf(test: ConditionTest, kinds: ReadonlyMap<string, Item>): EnableWhen {
  const question = test.item;
  if (test.is === "answered" || test.is === "not-answered") return { question, operator: "exists", answerBoolean: test.is === "answered" };
  if (test.is === "at-least" || test.is === "at-most") return { question, operator: test.is === "at-least" ? ">=" : "<=", answerDecimal: test.number };
  const operator = test.is === "one-of" ? "=" : "!=";
  const [value = ""] = test.values;
  return kinds.get(question)?.type === "yes-no" ? { question, operator, answerBoolean: value === "yes" } : { question, operator, answerCoding: { code: value } };
}
