import type { PluginContext } from "@anteroom/core/server";
import { payments } from "../payments/payment-rows.ts";
import { orders } from "./autopay-rows.ts";
import { orderWorkflow } from "./order-workflow.ts";

/** Lets the order that a payment was made for go on: it is done, or tried again. */
export async function followOrder(ctx: PluginContext, { paymentId, outcome: what }: { paymentId: string; outcome: "succeeded" | "failed" | "disputed" }): Promise<void> {
  const order = what === "disputed" ? undefined : (await ctx.model(orders).findOne({ where: { practiceId: ctx.practiceId, paymentId } }))?.get();
  if (!order) return;
  const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId }, rejectOnEmpty: true })).get();
  await ctx.transaction(async (tx) => {
    const final = payment.reason === "expired";
    const state = await ctx.workflows.send(orderWorkflow, order.id, what === "succeeded" ? { type: "paid" } : { type: "failed", final }, tx);
    if (what === "succeeded") await ctx.model(orders).update({ why: "paid" }, { where: { practiceId: ctx.practiceId, id: order.id }, transaction: tx.sequelize });
    if (state.value === "stopped") await ctx.model(orders).update({ why: "failed" }, { where: { practiceId: ctx.practiceId, id: order.id, why: null }, transaction: tx.sequelize });
  });
}
