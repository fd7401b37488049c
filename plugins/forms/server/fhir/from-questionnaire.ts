import type { Condition, ConditionTest } from "../definition/condition.ts";
import { draftDefinition } from "../definition/form-definition.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import { exclusiveUrl, extensionOf, maxOccursUrl, maxUrl, minOccursUrl, minUrl, ordinalUrl, restUrl, unitUrl } from "./fhir-types.ts";
import type { AnswerOption, Questionnaire, QuestionnaireItem } from "./fhir-types.ts";

/** A form from FHIR, and what could not be taken over as it was, a sentence each. */
export interface Imported {
  form: FormDefinition;
  notes: string[];
}

type Loose = Record<string, unknown>;

/** Reads a FHIR R4 Questionnaire of any origin. @throws ZodError when what comes out is no form */
export function fromQuestionnaire(source: Questionnaire): Imported {
  const notes: string[] = [];
  const names = new Names();
  const items = source.item ?? [];
  const isPage = (item: QuestionnaireItem): boolean => item.type === "group" && !item.repeats && kindOf(item) === undefined;
  // Groups at the top are pages; questions beside them share one page for each stretch.
  const pages: Loose[] = [];
  let loose: QuestionnaireItem[] = [];
  const flush = (): void => {
    if (loose.length > 0) pages.push({ id: names.fresh("page"), items: loose.flatMap((item) => readItem(item, names, source, notes)) });
    loose = [];
  };
  for (const item of items) {
    if (!isPage(item)) {
      loose.push(item);
      continue;
    }
    flush();
    pages.push({ id: names.of(item.linkId), ...(item.text ? { title: item.text.slice(0, 120) } : {}), ...showWhenOf(item, names, notes), ...restIn(item), items: (item.item ?? []).flatMap((inner) => readItem(inner, names, source, notes)) });
  }
  flush();
  const form = { title: (source.title ?? "Imported form").slice(0, 120), purpose: (source.purpose ?? source.description ?? "").slice(0, 600), readBy: "", sensitive: false, pace: "question", language: (source.language ?? "en").slice(0, 5), ...restIn(source), pages };
  return { form: draftDefinition.parse(form), notes };
}

/** Ids of ours for link ids of theirs; one that fits stays as it is. */
class Names {
  private readonly known = new Map<string, string>();
  private readonly used = new Set<string>();

  of(linkId: string): string {
    const there = this.known.get(linkId);
    if (there !== undefined) return there;
    const name = this.fresh(linkId);
    this.known.set(linkId, name);
    return name;
  }

  fresh(from: string): string {
    const base = from.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 34);
    const name = /^[a-z]/.test(base) ? base : `q-${base || "item"}`;
    for (let n = 1; ; n++) {
      const free = n === 1 ? name : `${name}-${n}`;
      if (this.used.has(free)) continue;
      this.used.add(free);
      return free;
    }
  }
}

function restIn(owner: Parameters<typeof extensionOf>[0]): Loose {
  try {
    const rest: unknown = JSON.parse(extensionOf(owner, restUrl)?.valueString ?? "{}");
    return typeof rest === "object" && rest !== null && !Array.isArray(rest) ? (rest as Loose) : {};
  } catch {
    return {};
  }
}

const kindOf = (item: QuestionnaireItem): string | undefined => {
  const { type } = restIn(item);
  return typeof type === "string" ? type : undefined;
};

const typeHere: Record<string, string> = { string: "text", text: "long-text", integer: "number", decimal: "number", quantity: "number", date: "date", boolean: "yes-no", attachment: "file", display: "info", url: "text", time: "text", dateTime: "text" };

function readItem(item: QuestionnaireItem, names: Names, source: Questionnaire, notes: string[]): Loose[] {
  const rest = restIn(item);
  const label = (item.text ?? item.linkId).slice(0, 600);
  const kind = kindOf(item) ?? (item.type === "choice" || item.type === "open-choice" ? (item.repeats ? "multiple-choice" : "single-choice") : item.type === "group" ? (item.repeats ? "group" : "flat") : typeHere[item.type]);
  if (kind === undefined) {
    notes.push(`“${label}” has a type that forms here do not have (${item.type}). It is a text now.`);
    return [{ id: names.of(item.linkId), type: "text", label, ...optionalOf(item), ...showWhenOf(item, names, notes) }];
  }
  if (kind === "flat") return [...(item.text ? [{ id: names.of(item.linkId), type: "info", label: label.slice(0, 300) }] : []), ...(item.item ?? []).flatMap((inner) => readItem(inner, names, source, notes))];
  if (["url", "time", "dateTime"].includes(item.type)) notes.push(`“${label}” is answered as a text.`);
  const own = { id: names.of(item.linkId), type: kind, label: kind === "info" ? label.slice(0, 300) : label, ...(kind === "info" ? {} : optionalOf(item)), ...showWhenOf(item, names, notes), ...fieldsOf(item, kind, source, notes) };
  // Questions below a question come after it.
  const below = kindOf(item) === undefined && item.type !== "group" ? (item.item ?? []).flatMap((inner) => readItem(inner, names, source, notes)) : [];
  return [{ ...own, ...rest, id: own.id, type: own.type }, ...below];
}

const optionalOf = (item: QuestionnaireItem): Loose => (item.required ? {} : { optional: true });

function fieldsOf(item: QuestionnaireItem, kind: string, source: Questionnaire, notes: string[]): Loose {
  const number = (url: string): number | undefined => {
    const found = extensionOf(item, url);
    return found?.valueInteger ?? found?.valueDecimal;
  };
  const [min, max] = kind === "number" ? [number(minUrl), number(maxUrl)] : [number(minOccursUrl), number(maxOccursUrl) ?? (kind === "text" || kind === "long-text" ? item.maxLength : undefined)];
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  switch (kind) {
    case "number": return { ...bounds, ...(item.type === "decimal" || item.type === "quantity" ? { decimals: 2 } : {}), ...(extensionOf(item, unitUrl)?.valueCoding?.display ? { unit: extensionOf(item, unitUrl)?.valueCoding?.display } : {}) };
    case "single-choice":
    case "multiple-choice": return { ...(kind === "multiple-choice" ? bounds : {}), choices: choicesOf(item, source, notes), ...(item.type === "open-choice" ? { other: true } : {}) };
    case "matrix": return { rows: (item.item ?? []).map((row) => ({ id: row.linkId.split(".").at(-1) ?? "", label: row.text ?? "" })), choices: choicesOf(item.item?.[0] ?? item, source, notes) };
    case "group": {
      const inner = new Names();
      const local = (one: QuestionnaireItem): QuestionnaireItem => ({ ...one, linkId: one.linkId.startsWith(`${item.linkId}.`) ? one.linkId.slice(item.linkId.length + 1) : one.linkId });
      return { each: "entry", ...bounds, items: (item.item ?? []).flatMap((one) => readItem(local(one), inner, source, notes)) };
    }
    default: return bounds;
  }
}

function choicesOf(item: QuestionnaireItem, source: Questionnaire, notes: string[]): Loose[] {
  const options = item.answerOption ?? optionsOfSet(item.answerValueSet, source);
  if (options.length === 0) notes.push(`The choices of “${item.text ?? item.linkId}” are kept elsewhere. Write them here.`);
  const used = new Set<string>();
  const read = options.map((option) => {
    const label = option.valueCoding?.display ?? option.valueCoding?.code ?? option.valueString ?? String(option.valueInteger ?? "");
    const score = extensionOf(option, ordinalUrl)?.valueDecimal;
    return { value: freeValue(option.valueCoding?.code ?? label, used), label: label.slice(0, 200), ...(score !== undefined && Number.isInteger(score) ? { score } : {}), ...(extensionOf(option, exclusiveUrl)?.valueBoolean ? { alone: true } : {}), ...restIn(option) };
  });
  return read.length >= 2 ? read : [...read, { value: freeValue("first", used), label: "First choice" }, { value: freeValue("second", used), label: "Second choice" }];
}

function optionsOfSet(reference: string | undefined, source: Questionnaire): AnswerOption[] {
  const set = reference?.startsWith("#") ? source.contained?.find((one) => one.id === reference.slice(1)) : undefined;
  return (set?.compose?.include ?? []).flatMap((include) => (include.concept ?? []).map((concept) => ({ valueCoding: concept })));
}

function freeValue(from: string, used: Set<string>): string {
  const base = valueOf(from);
  for (let n = 1; ; n++) {
    const value = n === 1 ? base : `${base}-${n}`;
    if (used.has(value) || value === "other") continue;
    used.add(value);
    return value;
  }
}

/** A choice's value for a code of theirs. */
const valueOf = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 36) || "choice";

function showWhenOf(item: QuestionnaireItem, names: Names, notes: string[]): { showWhen?: Condition } {
  if (!item.enableWhen || item.enableWhen.length === 0) return {};
  const tests = item.enableWhen.flatMap((when): ConditionTest[] => {
    const at = names.of(when.question);
    const value = when.answerBoolean !== undefined ? (when.answerBoolean ? "yes" : "no") : when.answerCoding?.code !== undefined ? valueOf(when.answerCoding.code) : when.answerString !== undefined ? valueOf(when.answerString) : undefined;
    const number = when.answerDecimal ?? when.answerInteger;
    if (when.operator === "exists") return [{ item: at, is: when.answerBoolean === false ? "not-answered" : "answered" }];
    if (when.operator === ">=" && number !== undefined) return [{ item: at, is: "at-least", number }];
    if (when.operator === "<=" && number !== undefined) return [{ item: at, is: "at-most", number }];
    if (when.operator === ">" && number !== undefined && Number.isInteger(number)) return [{ item: at, is: "at-least", number: number + 1 }];
    if (when.operator === "<" && number !== undefined && Number.isInteger(number)) return [{ item: at, is: "at-most", number: number - 1 }];
    if ((when.operator === "=" || when.operator === "!=") && value !== undefined) return [{ item: at, is: when.operator === "=" ? "one-of" : "none-of", values: [value] }];
    notes.push(`When “${item.text ?? item.linkId}” is shown could not be taken over in part. Look at it.`);
    return [];
  });
  return tests.length === 0 ? {} : { showWhen: { match: item.enableBehavior ?? "any", tests: tests.slice(0, 12) } };
}
