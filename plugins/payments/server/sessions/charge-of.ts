import { wallTime, writeDate } from "@anteroom/core/server";
import type { NewLine } from "../invoices/make-drafts.ts";
import type { HeardSession } from "./heard-session.ts";

/** The place-of-service codes that insurers ask for. */
const placeCodes: Record<string, string> = { video: "10", phone: "10", "in-person": "11" };

/** What a session costs as it stands: its price once it took place, the fee that staff confirmed when it was missed or cancelled late, nothing otherwise. */
export function chargeOf(session: HeardSession, { taxBasisPoints }: { taxBasisPoints: number }): NewLine | null {
  const isFee = session.status === "no-show" || session.status === "late-cancelled";
  const amount = session.status === "completed" ? session.priceMinor : isFee && session.feeState === "confirmed" ? session.feeMinor : 0;
  if (amount <= 0) return null;
  return {
    day: writeDate(wallTime(Date.parse(session.startsAt), session.zone)), description: isFee ? (session.status === "no-show" ? "Fee for a missed session" : "Fee for a late cancellation") : session.serviceName,
    // Insurers pay for no fee, so it has no code and no place.
    code: isFee ? "" : session.procedureCode, modifiers: [], diagnoses: [], placeCode: isFee ? "" : (placeCodes[session.place.kind] ?? ""), staffId: session.staffId, appointmentId: session.appointmentId, quantity: 1, unitAmount: amount, taxBasisPoints,
  };
}
