import type { Appointment, AppointmentState } from "../rows/appointments.ts";

type Side = "staff" | "portal";
type Ended = Pick<Appointment, "state" | "undoUntil" | "endedSide" | "endedFrom">;

/** What is only just cancelled, and not counted yet. */
export const justEnded: readonly AppointmentState[] = ["cancelled", "late-cancelled", "practice-cancelled"];

/** The side that pressed cancel; of rows from before that was kept, the one that it was cancelled for. */
export const endedBySide = ({ state, endedSide }: Ended): Side => endedSide ?? (state === "practice-cancelled" ? "staff" : "portal");

/** Whether a cancellation can still be taken back, by whom the other side does not know of it yet. */
const isHidden = (row: Ended, side: Side): boolean => row.undoUntil !== null && justEnded.includes(row.state) && endedBySide(row) !== side;

/** An appointment as one side sees it: until a cancellation of the other side can no longer be taken back, as it was. */
export const asSeen = <Row extends Ended>(row: Row, side: Side): Row => (isHidden(row, side) ? { ...row, state: row.endedFrom ?? "booked", undoUntil: null } : row);
