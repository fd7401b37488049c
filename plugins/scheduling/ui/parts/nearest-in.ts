import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import type { ChosenSlot } from "./chosen-slot.ts";

export interface Nearest {
  /** "That time has just been taken. Here are the nearest times." */
  said: string;
  slots: ChosenSlot[];
}

/** The nearest free times that a refusal brought along; null when it was refused for another reason. */
export function nearestIn(error: unknown): Nearest | null {
  const refusal = refusalIn(error);
  if (refusal?.details.reason !== "taken") return null;
  const next = refusal.details.data?.["next"];
  return { said: refusal.message, slots: Array.isArray(next) ? (next as ChosenSlot[]) : [] };
}
