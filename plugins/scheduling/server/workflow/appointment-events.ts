import type { Plan } from "./plan-of.ts";

/** How long a cancellation can be taken back; until then nobody is told and nothing is counted. */
export const undoMs = 3 * 60_000;

export type EndedBy = "portal" | "portal-late" | "staff";

export interface AppointmentContext {
  first: "held" | "requested" | "proposed" | "booked";
  /** How long it is held before it is free again. */
  holdMs: number;
  plan: Plan;
  /** Whether the client had said that they come. */
  wasConfirmed: boolean;
  endedBy: EndedBy;
}

export type AppointmentInput = Pick<AppointmentContext, "first" | "holdMs" | "plan">;

export type AppointmentEvent =
  | { type: "request"; holdMs: number }
  /** Somebody was led to where they pay or add a card; the time is kept for them meanwhile. */
  | { type: "pay"; holdMs: number }
  | { type: "book"; plan: Plan }
  | { type: "move"; plan: Plan }
  | { type: "confirm"; plan: Plan }
  | { type: "undo"; plan: Plan }
  | { type: "decline" }
  | { type: "release" }
  | { type: "withdraw" }
  | { type: "cancel"; by: EndedBy }
  | { type: "replace" }
  | { type: "complete" }
  | { type: "missed" };
