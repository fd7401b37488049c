import { capability } from "@anteroom/core/server";
import { z } from "zod";
import { isOnItsWay } from "../payments/is-on-its-way.ts";
import { payments } from "../payments/payment-rows.ts";
import { advanceOf } from "./find-advance.ts";
import { hasUsableMethod } from "./usable-methods.ts";

/** Whether what was asked for a booking is done, or money for it is on its way. A portal user is told of their own client's bookings alone. */
export const settledAtBooking = capability({
  version: 1,
  input: z.object({ bookingId: z.string() }),
  output: z.object({ settled: z.boolean(), onItsWay: z.boolean() }),
  example: { input: { bookingId: "01JD0000000000000000000000" }, output: { settled: true, onItsWay: false } },
  async run(ctx, { bookingId }) {
    const { viewer, practiceId } = ctx;
    const row = await advanceOf(ctx, { bookingId });
    if (!row || (viewer?.kind === "portal" && viewer.clientId !== row.clientId) || (viewer?.kind === "staff" && !(await ctx.people.maySee(viewer, row.clientId)))) return { settled: false, onItsWay: false };
    if (row.kind === "card") return { settled: await hasUsableMethod(ctx, row.portalUserId), onItsWay: false };
    const tried = row.state !== "asked" || row.paymentId === null ? null : (await ctx.model(payments).findOne({ where: { practiceId, id: row.paymentId } }))?.get();
    // Somebody who is still on the processor's page has sent nothing yet.
    return { settled: row.state === "held" || row.state === "free", onItsWay: Boolean(tried && isOnItsWay(tried) && tried.checkout === null) };
  },
});
