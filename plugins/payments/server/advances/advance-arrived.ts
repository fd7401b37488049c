import type { PluginContext, Tx } from "@anteroom/core/server";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { bookingSettled } from "./booking-settled.ts";
import { advanceOf, changeAdvance } from "./find-advance.ts";

/** Money that was asked for a booking has arrived: it is held for that booking. What arrives beside it is given back by `followAdvances`. */
export async function advanceArrived(ctx: PluginContext, tx: Tx, { id, advanceId }: Pick<PaymentRow, "id" | "advanceId">): Promise<void> {
  const row = advanceId === null ? null : await advanceOf(ctx, { id: advanceId }, tx);
  if (row?.state !== "asked") return;
  await changeAdvance(ctx, tx, row.id, { state: "held", paymentId: id });
  await ctx.events.publish(bookingSettled, { bookingId: row.bookingId }, tx);
}
