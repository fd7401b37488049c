import { wallTime, writeDate } from "@anteroom/core/server";
import type { NewLine } from "../invoices/make-drafts.ts";
import type { HeardSession } from "./heard-session.ts";

/** The place-of-service codes that insurers ask for. */
const placeCodes: Record<string, string> = { video: "10", phone: "10", "in-person": "11" };

/** What a fee is called on its charge. */
export const feeWords = { moved: "Fee for a late change", "no-show": "Fee for a missed session", "late-cancelled": "Fee for a late cancellation" } as const;

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

/** The fee for moving a session late, once staff confirmed it: a charge of its own, whatever becomes of the session, of today where that is still to come. */
export function movedFeeOf(session: HeardSession, { taxBasisPoints, today }: { taxBasisPoints: number; today: string }): NewLine | null {
  if (session.movedFeeState !== "confirmed" || session.movedFeeMinor <= 0) return null;
  const day = writeDate(wallTime(Date.parse(session.startsAt), session.zone));
  return { day: day < today ? day : today, description: feeWords.moved, code: "", modifiers: [], diagnoses: [], placeCode: "", staffId: session.staffId, appointmentId: session.appointmentId, isMovedFee: true, quantity: 1, unitAmount: session.movedFeeMinor, taxBasisPoints };
}
