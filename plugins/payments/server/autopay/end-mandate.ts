import type { PluginContext, Tx } from "@anteroom/core/server";
import { mandates } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";
import { stopOrders } from "./stop-orders.ts";

/** Ends a mandate and stops what it has begun; a payment that is at the bank already goes on. */
export async function endMandate(ctx: PluginContext, tx: Tx, id: string, why: NonNullable<OrderRow["why"]> = "ended"): Promise<void> {
  await ctx.model(mandates).update({ state: "ended", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await stopOrders(ctx, tx, { causeId: id }, why);
}
