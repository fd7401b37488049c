import type { TimeFormat } from "@anteroom/core/ui";
import { formatCalendarDay, formatDayTime } from "@anteroom/core/ui";
import type { AssignmentState } from "../../server/assignments/assignment-rows.ts";

export const stateTags: Record<AssignmentState, { words: string; tone: "accent" | "success" | "neutral" | "warning" }> = {
  scheduled: { words: "Scheduled", tone: "neutral" }, sent: { words: "Not started", tone: "neutral" }, "in-progress": { words: "In progress", tone: "neutral" }, amending: { words: "Changing answers", tone: "neutral" },
  returned: { words: "Given back", tone: "neutral" }, submitted: { words: "To review", tone: "accent" }, reviewed: { words: "Reviewed", tone: "success" }, expired: { words: "Not sent in time", tone: "warning" }, revoked: { words: "Withdrawn", tone: "neutral" },
};

interface Facts {
  state: AssignmentState;
  assignedAt: number;
  sendAt: number | null;
  submittedAt: number | null;
  endedAt: number | null;
  dueOn: string | null;
  overdue: boolean;
  closesOn: string | null;
  place: string | null;
}

/** Where a form stands, in short sentences. */
export function stateFacts(one: Facts, time: TimeFormat): string[] {
  const open = ["scheduled", "sent", "in-progress", "returned"].includes(one.state);
  const facts: (string | null)[] = [
    one.state === "scheduled" && one.sendAt !== null ? `Will be sent ${formatDayTime(one.sendAt, time)}` : null,
    one.state === "sent" ? `Sent ${formatDayTime(one.assignedAt, time)}` : null,
    one.place,
    one.submittedAt !== null ? `Came back ${formatDayTime(one.submittedAt, time)}` : null,
    one.state === "revoked" && one.endedAt !== null ? `Withdrawn ${formatDayTime(one.endedAt, time)}` : null,
    open && one.dueOn !== null ? `${one.overdue ? "Was due" : "Due"} ${formatCalendarDay(one.dueOn, time)}` : null,
    open && one.closesOn !== null ? `Closes after ${formatCalendarDay(one.closesOn, time)}` : null,
  ];
  return facts.filter((fact) => fact !== null);
}
