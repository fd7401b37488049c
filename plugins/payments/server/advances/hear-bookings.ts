import { listen } from "@anteroom/core/server";
import { z } from "zod";
import { sessionNow } from "../sessions/session-now.ts";
import { followMove, giveBack, setFree, stopWaiting } from "./give-back.ts";

const booking = z.object({ appointmentId: z.string() });

/** The time is not held any more: nobody shall pay for it now. */
const whenHoldLapsed = listen({ to: "scheduling.hold-lapsed", version: 1, as: "stop-paying-ahead", read: booking, run: (ctx, { data }) => stopWaiting(ctx, data.appointmentId) });

/** It was paid, and could not be booked any more. */
const whenBookingLost = listen({ to: "scheduling.booking-lost", version: 1, as: "give-back-when-lost", read: booking, run: (ctx, { data }) => giveBack(ctx, data.appointmentId) });

/** What was paid ahead goes back with the appointment, unless staff have a fee to decide about first. */
const whenCancelled = listen({
  to: "scheduling.appointment-cancelled",
  version: 1,
  as: "give-back-when-cancelled",
  read: booking.extend({ late: z.boolean(), replacedBy: z.string().nullable().default(null) }),
  async run(ctx, { data: { appointmentId, late, replacedBy } }) {
    if (replacedBy !== null) return followMove(ctx, appointmentId, replacedBy);
    const feeState = (await sessionNow(ctx, appointmentId))?.feeState ?? (late ? "proposed" : "none");
    if (feeState === "confirmed") return setFree(ctx, appointmentId);
    if (feeState !== "proposed") await giveBack(ctx, appointmentId);
  },
});

/** It took place, or was missed without a fee: the money is credit for the invoice, and staff decide about what is left. */
const whenOver = listen({
  to: "scheduling.appointment-completed",
  version: 1,
  as: "free-when-over",
  read: booking.extend({ status: z.string(), feeState: z.string() }),
  async run(ctx, { data }) {
    const { status, feeState } = (await sessionNow(ctx, data.appointmentId)) ?? data;
    if (status === "completed" || feeState !== "proposed") await setFree(ctx, data.appointmentId);
  },
});

const whenFeeDecided = listen({
  to: "scheduling.fee-decided",
  version: 1,
  as: "free-or-give-back",
  read: booking.extend({ status: z.string(), feeState: z.string() }),
  async run(ctx, { data: { appointmentId, status, feeState } }) {
    // A fee for moving it late: it is still to come, and paid for.
    if (status === "booked" || status === "confirmed") return;
    // A fee for moving it was decided, and the one for how it ended is not.
    if (feeState === "proposed") return;
    await (feeState === "waived" && status !== "completed" ? giveBack(ctx, appointmentId) : setFree(ctx, appointmentId));
  },
});

/** What becomes of money that was paid ahead, as the appointment goes. */
export const hearBookings = [whenHoldLapsed, whenBookingLost, whenCancelled, whenOver, whenFeeDecided];
