import { AppError } from "@anteroom/core/server";
import type { Assignment } from "./assignment-rows.ts";

/** Refuses to change a form that is not open, and says why; `at` when it was sent, for whoever comes second. */
export function refuseEnded(row: Pick<Assignment, "state" | "submittedAt">): void {
  if (row.state === "submitted" || row.state === "reviewed") {
    throw new AppError("USED", "You already sent this form.", { reason: "sent", data: { at: row.submittedAt } });
  }
  if (row.state === "revoked") throw new AppError("EXPIRED", "Your practice has withdrawn this form. Your answers were not sent.", { reason: "revoked" });
  if (row.state === "expired") throw new AppError("EXPIRED", "This form can no longer be sent. Write to your practice if you still want to send it.", { reason: "expired" });
}
