import type { Answer, Answers } from "../definition/answer.ts";
import { isDeclined } from "../definition/answer.ts";
import { linesOf } from "../definition/answer-lines.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Choice, InnerItem, Item } from "../definition/item.ts";
import { visibleItems } from "../definition/visible-items.ts";
import { absentUrl } from "./fhir-types.ts";
import type { Coding, QuestionnaireResponse, ResponseItem } from "./fhir-types.ts";

export interface ResponseFacts {
  /** When the answers were sent, epoch milliseconds. */
  at: number;
  amended?: boolean;
  /** Canonical address of the questionnaire, with `|version`. */
  questionnaire?: string;
  /** Names of files by id. */
  files?: Readonly<Record<string, { name: string }>>;
}

/** Answers as a FHIR R4 QuestionnaireResponse to what `toQuestionnaire` gives for the same version. */
export function toQuestionnaireResponse(form: FormDefinition, answers: Answers, facts: ResponseFacts): QuestionnaireResponse {
  const visible = visibleItems(form, answers);
  const pages = form.pages.map((page) => ({ linkId: page.id, item: page.items.flatMap((item) => (visible.has(item.id) ? responseOf(item, item.id, answers[item.id], facts) : [])) }));
  return {
    resourceType: "QuestionnaireResponse",
    language: form.language,
    ...(facts.questionnaire ? { questionnaire: facts.questionnaire } : {}),
    status: facts.amended ? "amended" : "completed",
    authored: new Date(facts.at).toISOString(),
    item: pages.filter((page) => page.item.length > 0),
  };
}

function responseOf(item: Item | InnerItem, linkId: string, answer: Answer | undefined, facts: ResponseFacts): ResponseItem[] {
  if (answer === undefined || item.type === "info") return [];
  const own = { linkId, text: item.label };
  // The codes are FHIR's own: https://hl7.org/fhir/R4/codesystem-data-absent-reason.html
  if (isDeclined(answer)) return [{ ...own, answer: [{ extension: [{ url: absentUrl, valueCode: answer.declined === "not-say" ? "asked-declined" : "asked-unknown" }] }] }];
  const object = answer as Record<string, unknown>;
  switch (item.type) {
    case "text":
    case "long-text": return [{ ...own, answer: [{ valueString: String(answer) }] }];
    case "date": return [{ ...own, answer: [{ valueDate: String(answer) }] }];
    case "number": return [{ ...own, answer: [item.decimals ? { valueDecimal: Number(answer) } : { valueInteger: Number(answer) }] }];
    case "scale": return [{ ...own, answer: [{ valueCoding: { code: String(answer), display: item.words[String(answer)] ?? String(answer) } }] }];
    case "yes-no": return [{ ...own, answer: [{ valueBoolean: answer === true }] }];
    case "consent": return [{ ...own, answer: [{ valueBoolean: true }] }];
    case "single-choice":
    case "multiple-choice": {
      const chosen = Array.isArray(object["chosen"]) ? (object["chosen"] as string[]) : [String(object["chosen"])];
      return [{ ...own, answer: chosen.map((value) => (value === "other" ? { valueString: String(object["other"]) } : { valueCoding: codingOf(item.choices, value) })) }];
    }
    case "matrix": return [{ ...own, item: item.rows.flatMap((row) => (object[row.id] === undefined ? [] : [{ linkId: `${linkId}.${row.id}`, text: row.label, answer: [{ valueCoding: codingOf(item.choices, String(object[row.id])) }] }])) }];
    case "file": return [{ ...own, answer: (answer as readonly string[]).map((id) => ({ valueAttachment: { title: facts.files?.[id]?.name ?? id } })) }];
    case "group": return (answer as unknown as readonly Record<string, Answer>[]).map((row) => ({ ...own, item: item.items.flatMap((inner) => responseOf(inner, `${linkId}.${inner.id}`, row[inner.id], facts)) }));
    case "medications": {
      const list = (object["list"] as Record<string, string>[] | undefined) ?? [];
      return list.length === 0 ? [{ ...own, answer: [{ valueString: linesOf(item, answer, { order: "mdy" }).join("\n") }] }] : list.map((row) => ({ ...own, item: partsOf(linkId, row) }));
    }
    default: return object["none"] ? [{ ...own, answer: [{ valueString: linesOf(item, answer, { order: "mdy" }).join("\n") }] }] : [{ ...own, item: partsOf(linkId, object) }];
  }
}

const partsOf = (linkId: string, parts: Record<string, unknown>): ResponseItem[] => Object.entries(parts).flatMap(([part, value]) => (typeof value === "string" ? [{ linkId: `${linkId}.${part}`, answer: [{ valueString: value }] }] : []));

function codingOf(choices: readonly Choice[], value: string): Coding {
  const display = choices.find((choice) => choice.value === value)?.label;
  return { code: value, ...(display ? { display } : {}) };
}
