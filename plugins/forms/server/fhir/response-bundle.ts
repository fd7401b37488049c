import type { GivenForm } from "../assignments/forms-of.ts";
import type { Answers } from "../definition/answer.ts";
import type { Bundle } from "./fhir-types.ts";
import { toQuestionnaire } from "./to-questionnaire.ts";
import { toQuestionnaireResponse } from "./to-response.ts";

const base = "https://anteroom.example/fhir";

/** Answers that were sent, with who they are about and who gave them. */
export interface SentAnswers {
  id: string;
  form: GivenForm;
  answers: Answers;
  /** Epoch milliseconds. */
  at: number;
  amended: boolean;
  files: Readonly<Record<string, { name: string }>>;
  subject: { id: string; name: string };
  /** The person who answered. */
  source: string;
  /** Who typed it: the same person, or staff in a session. */
  author: string;
}

/** Everything that was sent as one FHIR R4 Bundle: each version of a form once, and each submission as a response to it. */
export function responseBundle(sent: readonly SentAnswers[]): Bundle {
  const forms = new Map(sent.map(({ form }) => [form.versionId, form]));
  const addressOf = (versionId: string): string => `${base}/Questionnaire/${versionId}`;
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      ...[...forms.values()].map(({ versionId, version, definition }) => ({
        fullUrl: addressOf(versionId),
        resource: { ...toQuestionnaire(definition, version), id: versionId, url: addressOf(versionId) },
      })),
      ...sent.map(({ id, form, answers, at, amended, files, subject, source, author }) => ({
        fullUrl: `${base}/QuestionnaireResponse/${id}`,
        resource: {
          ...toQuestionnaireResponse(form.definition, answers, { at, amended, files, questionnaire: `${addressOf(form.versionId)}|${form.version}` }),
          id, subject: { reference: `Patient/${subject.id}`, display: subject.name }, source: { display: source }, author: { display: author },
        },
      })),
    ],
  };
}
