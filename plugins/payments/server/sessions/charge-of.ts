import { wallTime, writeDate } from "@anteroom/core/server";
import type { NewLine } from "../invoices/make-drafts.ts";
import type { HeardSession } from "./heard-session.ts";

/** The place-of-service codes that insurers ask for. */
const placeCodes: Record<string, string> = { video: "10", phone: "10", "in-person": "11" };

/** What a fee for a session that did not take place is called on its charge. */
export const feeWords = { "no-show": "Fee for a missed session", "late-cancelled": "Fee for a late cancellation" } as const;

/** What a session costs as it stands: its price once it took place, the fee that staff confirmed when it was missed or cancelled late, nothing otherwise. */
export function chargeOf(session: HeardSession, { taxBasisPoints }: { taxBasisPoints: number }): NewLine | null {
  const fee = session.status === "no-show" || session.status === "late-cancelled" ? feeWords[session.status] : null;
  const amount = session.status === "completed" ? session.priceMinor : fee && session.feeState === "confirmed" ? session.feeMinor : 0;
  if (amount <= 0) return null;
  return {
    day: writeDate(wallTime(Date.parse(session.startsAt), session.zone)), description: fee ?? session.serviceName,
    // Insurers pay for no fee, so it has no code and no place.
    code: fee ? "" : session.procedureCode, modifiers: [], diagnoses: [], placeCode: fee ? "" : (placeCodes[session.place.kind] ?? ""), staffId: session.staffId, appointmentId: session.appointmentId, quantity: 1, unitAmount: amount, taxBasisPoints,
  };
}
