import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import type { PlanRow } from "../autopay/autopay-rows.ts";
import { stopOrders } from "../autopay/stop-orders.ts";
import { payers } from "../payers/payer-rows.ts";
import type { MethodRow } from "../payers/payer-rows.ts";
import { mayPayFor } from "../payers/visible-payers.ts";
import { payingMethod } from "./paying-method.ts";

/** A plan of the viewer, held. @throws AppError `NOT_FOUND` */
export async function lockPlan(ctx: PluginContext, tx: Tx, id: string): Promise<PlanRow> {
  const row = (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this plan");
  return row;
}

/** Accepts a proposed plan with what the viewer offers first, or declines it. Answers the method. @throws AppError `CONFLICT` */
export async function answerPlan(ctx: PluginContext, tx: Tx, viewer: PortalViewer, { id, accept }: { id: string; accept: boolean }): Promise<MethodRow | null> {
  const plan = await lockPlan(ctx, tx, id);
  const options = { transaction: tx.sequelize };
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: plan.payerId }, ...options }))?.get();
  if (!payer || !mayPayFor(viewer, payer)) throw notFound("this plan");
  if (plan.state !== "proposed") throw new AppError("CONFLICT", plan.state === "accepted" ? "This plan is agreed already." : "This plan is no longer open.");
  const { method, isExpired } = accept ? await payingMethod(ctx, { payerId: plan.payerId, portalUserId: viewer.portalUserId }, tx) : { method: null, isExpired: false };
  if (isExpired) throw new AppError("CONFLICT", "Your card has expired. Add the new one under Payment & Insurances first. Then agree to the plan.");
  if (accept && !method) throw new AppError("CONFLICT", "Add a card or bank account under Payment & Insurances first. Then agree to the plan.");
  await ctx.model(plans).update({ state: accept ? "accepted" : "declined", methodId: method?.id ?? null, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, ...options });
  if (!accept) await ctx.model(instalments).update({ state: "cancelled" }, { where: { practiceId: ctx.practiceId, planId: id }, ...options });
  // The invoice is paid in parts from now on, and not whole beside that.
  if (accept) await stopOrders(ctx, tx, { invoiceId: plan.invoiceId, cause: "autopay" }, "plan");
  await ctx.cards.touch("payments.plan", id, tx);
  return method;
}
