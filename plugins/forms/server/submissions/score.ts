import type { Answers } from "../definition/answer.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import { measures, scoreMeasure } from "../measures/score-measure.ts";
import type { MeasureScore } from "../measures/score-measure.ts";

/** The score of a form that is a published instrument; null for every other form. */
export const scoreOf = (form: FormDefinition, answers: Answers): MeasureScore | null => (form.measure ? scoreMeasure(form.measure, answers) : null);

/** A score as people read it, with how it was worked out where items are missing. */
export function scoreWords(score: MeasureScore | null): { label: string; value: string }[] | null {
  if (!score) return null;
  const { name } = measures[score.measure];
  const missing = `${score.missing} ${score.missing === 1 ? "question was" : "questions were"} not answered`;
  if (score.score === null) return [{ label: name, value: `No score: ${missing}.` }];
  return [{ label: name, value: `${score.score} of ${score.max}${score.band ? `, ${score.band.label}` : ""}${score.prorated ? `. ${missing}, so the score is worked out from the others` : ""}` }];
}
