import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import type { PlanRow } from "../autopay/autopay-rows.ts";
import { methods, payers } from "../payers/payer-rows.ts";
import { mayPayFor } from "../payers/visible-payers.ts";

/** A plan of the viewer, held. @throws AppError `NOT_FOUND` */
export async function lockPlan(ctx: PluginContext, tx: Tx, id: string): Promise<PlanRow> {
  const row = (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this plan");
  return row;
}

/** Accepts a proposed plan with the viewer's own default method, or declines it. @throws AppError `CONFLICT` */
export async function answerPlan(ctx: PluginContext, tx: Tx, viewer: PortalViewer, { id, accept }: { id: string; accept: boolean }): Promise<void> {
  const plan = await lockPlan(ctx, tx, id);
  const options = { transaction: tx.sequelize };
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: plan.payerId }, ...options }))?.get();
  if (!payer || !mayPayFor(viewer, payer)) throw notFound("this plan");
  if (plan.state !== "proposed") throw new AppError("CONFLICT", plan.state === "accepted" ? "This plan is agreed already." : "This plan is no longer open.");
  const method = accept ? (await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, payerId: plan.payerId, portalUserId: viewer.portalUserId, state: "active" }, order: [["isDefault", "DESC"], ["id", "ASC"]], ...options }))?.get() : undefined;
  if (accept && !method) throw new AppError("CONFLICT", "Add a card or bank account under Payment & Insurances first. Then agree to the plan.");
  await ctx.model(plans).update({ state: accept ? "accepted" : "declined", methodId: method?.id ?? null, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, ...options });
  if (!accept) await ctx.model(instalments).update({ state: "cancelled" }, { where: { practiceId: ctx.practiceId, planId: id }, ...options });
  await ctx.cards.touch("payments.plan", id, tx);
}
