import type { Answers } from "../definition/answer.ts";
import { isDeclined } from "../definition/answer.ts";
import { gad7 } from "./gad-7.ts";
import type { Band, Measure } from "./measure.ts";
import { phq9 } from "./phq-9.ts";

/** The instruments that the portal knows, by id. */
export const measures: Readonly<Record<Measure["id"], Measure>> = { "phq-9": phq9, "gad-7": gad7 };

/** A measure as it came out. */
export interface MeasureScore {
  measure: Measure["id"];
  /** Null when too many items are missing. */
  score: number | null;
  band: Band | null;
  max: number;
  /** Points of each scored item; null where it was not answered. */
  items: Readonly<Record<string, number | null>>;
  missing: number;
  /** Whether missing items were replaced by the mean of the others. */
  prorated: boolean;
}

/** Scores answers by the instrument's own rules, which `measures[id]` states with their sources. */
export function scoreMeasure(id: Measure["id"], answers: Answers): MeasureScore {
  const measure = measures[id];
  const items = Object.fromEntries(measure.scored.map((item) => [item, pointsOf(measure, answers, item)]));
  const given = Object.values(items).filter((points) => points !== null);
  const missing = measure.scored.length - given.length;
  const sum = given.reduce((total, points) => total + points, 0);
  const score = missing > measure.missingAllowed ? null : Math.round((sum * measure.scored.length) / given.length);
  return { measure: id, score, band: score === null ? null : bandOf(measure, score), max: measure.scored.length * Math.max(...Object.values(measure.points)), items, missing, prorated: score !== null && missing > 0 };
}

function pointsOf(measure: Measure, answers: Answers, item: string): number | null {
  const answer = answers[item];
  if (typeof answer !== "object" || isDeclined(answer) || !("chosen" in answer) || typeof answer.chosen !== "string") return null;
  return measure.points[answer.chosen] ?? null;
}

export const bandOf = (measure: Measure, score: number): Band | null => measure.bands.find((band) => score >= band.from && score <= band.to) ?? null;

/** What a change from one score to the next means: fewer points are better in every instrument here. */
export function changeBetween(id: Measure["id"], before: number, after: number): { points: number; reliable: "better" | "worse" | null } {
  const points = after - before;
  return { points, reliable: Math.abs(points) >= measures[id].reliableChange ? (points < 0 ? "better" : "worse") : null };
}
