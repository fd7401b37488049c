import type { FormDefinition } from "../definition/form-definition.ts";
import type { AlertRule } from "../../words/alert-rule.ts";

/** One range of a score, both ends included. */
export interface Band {
  from: number;
  to: number;
  label: string;
}

/** A published instrument: its words and its arithmetic, each with where it comes from. */
export interface Measure {
  id: "phq-9" | "gad-7";
  name: string;
  /** The items that count, in order; the others are asked and not scored. */
  scored: readonly string[];
  /** Points of one answer by the choice's value. */
  points: Readonly<Record<string, number>>;
  bands: readonly Band[];
  /** How many scored items may be missing; each then counts as the mean of the others, and the sum is rounded, halves up. With more there is no score. */
  missingAllowed: number;
  /** A change of at least so many points is more than the instrument's own noise. */
  reliableChange: number;
  sources: { wording: string; scoring: string; missing: string; reliableChange: string };
  /** Answers that staff are told of, by item; they hold for every version of the form. */
  alerts?: Readonly<Record<string, AlertRule>>;
  licence: string;
  form: FormDefinition;
}
