import { Tag } from "@anteroom/core/ui";
import type { AppointmentState } from "../../server/rows/appointments.ts";

type Tone = "neutral" | "success" | "warning" | "accent";

const tags: Record<AppointmentState, [string, Tone]> = {
  held: ["Held", "neutral"], requested: ["Waiting for an answer", "accent"], proposed: ["Proposed", "accent"], booked: ["Booked", "success"], confirmed: ["Confirmed", "success"],
  cancelled: ["Cancelled", "neutral"], "late-cancelled": ["Cancelled late", "neutral"], "practice-cancelled": ["Cancelled by the practice", "neutral"], declined: ["Not possible", "warning"],
  expired: ["Not answered in time", "warning"], released: ["Not held any more", "neutral"], rescheduled: ["Moved", "neutral"], completed: ["Took place", "neutral"], "no-show": ["Missed", "neutral"],
};

/** How an appointment stands, in words. */
export function StateTag({ state }: { state: AppointmentState }) {
  const [words, tone] = tags[state];
  return <Tag tone={tone}>{words}</Tag>;
}
