import { AppError } from "@anteroom/core/server";
import type { Assignment } from "../assignments/assignment-rows.ts";

/** Whether staff may look at what is being written: nothing was begun, it was sent before, or it was begun together. */
export const isOpenToStaff = (row: Pick<Assignment, "state" | "togetherWith">): boolean => row.state === "sent" || row.state === "returned" || (row.state === "in-progress" && row.togetherWith !== null);

/** Keeps what somebody writes by themselves from staff until it is sent. @throws AppError `CONFLICT` */
export function refuseOthers(row: Pick<Assignment, "state" | "togetherWith">): void {
  if (!isOpenToStaff(row)) throw new AppError("CONFLICT", "They have begun this form by themselves. What they write stays theirs until they send it.", { reason: "begun" });
}
