import { Tag } from "@anteroom/core/ui";

export type TimeConflict = "taken" | "client" | "off" | "over";

const words: Record<TimeConflict, string> = { taken: "The professional is booked", client: "The client is booked", off: "Time off", over: "Over" };

/** Whether a time can be booked at all; in time off staff may. */
export const isRefused = (conflict: TimeConflict | null): boolean => conflict !== null && conflict !== "off";

/** What stands in the way of a time. */
export function ConflictTag({ conflict }: { conflict: TimeConflict | null }) {
  return conflict ? <Tag tone={isRefused(conflict) ? "danger" : "warning"}>{words[conflict]}</Tag> : null;
}
