import type { PluginContext, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import type { OrderRow, PlanRow } from "../autopay/autopay-rows.ts";
import { stopOrders } from "../autopay/stop-orders.ts";

/** Ends a plan: parts to come are cancelled and those that were announced stopped; one that is at the bank already goes on. */
export async function endPlan(ctx: PluginContext, tx: Tx, id: string, { state, why }: { state: Extract<PlanRow["state"], "completed" | "cancelled">; why: NonNullable<OrderRow["why"]> }): Promise<void> {
  const options = { transaction: tx.sequelize };
  const parts = (await ctx.model(instalments).findAll({ where: { practiceId: ctx.practiceId, planId: id, state: ["planned", "running"] }, ...options })).map((row) => row.get().id);
  // Before its orders: what stops of a plan that is over does not wait for another day.
  await ctx.model(plans).update({ state, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, ...options });
  await ctx.model(instalments).update({ state: "cancelled" }, { where: { practiceId: ctx.practiceId, planId: id, state: "planned" }, ...options });
  await stopOrders(ctx, tx, { cause: "plan", causeId: parts }, why);
  await ctx.cards.touch("payments.plan", id, tx);
}
