/** One goal held against what was measured. */
export interface Finding {
  goal: string;
  engine: string;
  what: string;
  measured: string;
  must: string;
  stretch: string;
  verdict: "stretch reached" | "must reached" | "falls short" | "for scale";
}

interface Held {
  goal: string;
  engine: string;
  what: string;
  value: number;
  /** The value with its unit and what it is made of. */
  shown: string;
  must: number;
  stretch: number;
  better: "more" | "less";
  unit?: string;
}

/** Holds a figure against its goal. */
export function hold({ goal, engine, what, value, shown, must, stretch, better, unit = "" }: Held): Finding {
  const reaches = (limit: number): boolean => (better === "more" ? value >= limit : value <= limit);
  const sign = better === "more" ? "≥" : "≤";
  const verdict = reaches(stretch) && reaches(must) ? "stretch reached" : reaches(must) ? "must reached" : "falls short";
  return { goal, engine, what, measured: shown, must: `${sign} ${must}${unit}`, stretch: `${sign} ${stretch}${unit}`, verdict };
}

/** A figure that stands beside others, without a limit of its own. */
export const forScale = (goal: string, engine: string, what: string, measured: string): Finding => ({ goal, engine, what, measured, must: "", stretch: "", verdict: "for scale" });

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const micros = (value: number): string => `${value.toFixed(0)} µs`;
export const times = (value: number): string => `${value.toFixed(2)}×`;
