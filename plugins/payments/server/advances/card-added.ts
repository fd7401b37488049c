import type { PluginContext, Tx } from "@anteroom/core/server";
import { advances } from "./advance-rows.ts";
import { bookingSettled } from "./booking-settled.ts";

/** Somebody has a card on file now: the bookings of theirs that wait for one go on, also when they never come back from the processor's page. */
export async function cardAdded(ctx: PluginContext, tx: Tx, portalUserId: string): Promise<void> {
  const rows = await ctx.model(advances).findAll({ where: { practiceId: ctx.practiceId, portalUserId, state: "asked", kind: "card" }, transaction: tx.sequelize });
  for (const { id, bookingId } of rows.map((row) => row.get())) {
    await ctx.model(advances).update({ state: "free", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
    await ctx.events.publish(bookingSettled, { bookingId }, tx);
  }
}
