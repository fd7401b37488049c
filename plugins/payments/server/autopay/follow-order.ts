import type { PluginContext } from "@anteroom/core/server";
import { payments } from "../payments/payment-rows.ts";
import { instalments, orders, plans } from "./autopay-rows.ts";
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
    if (order.cause !== "plan" || (state.value !== "done" && state.value !== "stopped")) return;
    await ctx.model(instalments).update({ state: state.value === "done" ? "paid" : "missed" }, { where: { practiceId: ctx.practiceId, id: order.causeId }, transaction: tx.sequelize });
    const part = await ctx.model(instalments).findOne({ where: { practiceId: ctx.practiceId, id: order.causeId }, transaction: tx.sequelize, rejectOnEmpty: true });
    const left = await ctx.model(instalments).count({ where: { practiceId: ctx.practiceId, planId: part.get().planId, state: ["planned", "running", "missed"] }, transaction: tx.sequelize });
    if (left === 0) await ctx.model(plans).update({ state: "completed", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: part.get().planId }, transaction: tx.sequelize });
  });
}
