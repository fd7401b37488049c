import type { PluginContext, Tx } from "@anteroom/core/server";
import { orders } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";
import { orderWorkflow } from "./order-workflow.ts";

/** Stops automatic payments that were announced or wait to be tried again; one that is at the bank already goes on. */
export async function stopOrders(ctx: PluginContext, tx: Tx, which: { invoiceId?: string; cause?: OrderRow["cause"]; causeId?: string | string[] }, why: NonNullable<OrderRow["why"]>): Promise<void> {
  const running = await ctx.model(orders).findAll({ where: { practiceId: ctx.practiceId, ...which, state: ["noticed", "waiting"] }, transaction: tx.sequelize });
  for (const row of running) await stopOrder(ctx, tx, row.get().id, why);
}

/** Stops one, and keeps why. */
export async function stopOrder(ctx: PluginContext, tx: Tx, id: string, why: NonNullable<OrderRow["why"]>): Promise<void> {
  await ctx.model(orders).update({ why }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.workflows.send(orderWorkflow, id, { type: "stop", why }, tx);
}
