import type { StepState } from "../../server/packets/given/step-states.ts";

/** A step's state in the words of each side. */
export const stepTags: Record<StepState, { mine: string; staff: string; tone: "accent" | "success" | "neutral" | "warning" }> = {
  "to-do": { mine: "To do", staff: "Not started", tone: "accent" },
  "in-progress": { mine: "In progress", staff: "In progress", tone: "accent" },
  "given-back": { mine: "To look at again", staff: "Given back", tone: "accent" },
  done: { mine: "Done", staff: "Done", tone: "success" },
  locked: { mine: "Later", staff: "Later", tone: "neutral" },
  "left-out": { mine: "Left out", staff: "Left out", tone: "neutral" },
  missing: { mine: "Left out", staff: "Could not be asked for", tone: "warning" },
};
