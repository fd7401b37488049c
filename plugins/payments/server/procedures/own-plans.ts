import { AppError, idInput, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { plans } from "../autopay/autopay-rows.ts";
import type { PlanRow } from "../autopay/autopay-rows.ts";
import { expiryOf, methodFor } from "../methods/visible-methods.ts";
import { lockPlan } from "../plans/answer-plan.ts";
import { endPlan } from "../plans/end-plan.ts";
import { planHolder } from "../plans/plan-holder.ts";
import { portalProcedure } from "../trpc.ts";

/** One that the viewer agreed to, held. @throws AppError `NOT_FOUND`, or `CONFLICT` once it is over */
async function lockOwnPlan(ctx: PluginContext, tx: Tx, viewer: PortalViewer, id: string): Promise<PlanRow> {
  const plan = await lockPlan(ctx, tx, id);
  if (plan.clientId !== viewer.clientId || (await planHolder(ctx, plan, tx)) !== viewer.portalUserId) throw notFound("this plan");
  if (plan.state !== "accepted") throw new AppError("CONFLICT", "This plan is over already.");
  return plan;
}

/** Whoever agreed to a plan stops it; what is left is asked for by the invoice again. */
export const stopPlan = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    await plugin.transaction(async (tx) => {
      await lockOwnPlan(plugin, tx, viewer, id);
      await endPlan(plugin, tx, id, { state: "cancelled", why: "ended" });
      const { id: conversationId } = await plugin.inbox.conversationOf(viewer.portalUserId, tx);
      await plugin.inbox.postEvent({ conversationId, key: `plan-stopped:${id}`, forPortal: "You stopped a payment plan. You can pay what is left by yourself.", forStaff: `${viewer.name} stopped a payment plan.` }, tx);
      await plugin.audit("stopped-plan", { subject: id, clientId: viewer.clientId }, tx);
    });
    return { ok: true as const };
  });

/** Changes what pays a plan. */
export const changePlanMethod = portalProcedure
  .meta({ permission: "payments.use", private: true })
  .input(z.object({ id: idInput(), methodId: idInput("Choose a card or bank account.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, methodId } }) => {
    const method = await methodFor(plugin, viewer, methodId);
    if (expiryOf(method, plugin.now()) === "expired") throw new AppError("CONFLICT", "This card has expired. Choose another one.");
    await plugin.transaction(async (tx) => {
      const plan = await lockOwnPlan(plugin, tx, viewer, id);
      if (method.payerId !== plan.payerId) throw new AppError("CONFLICT", "This one pays another account. Choose another one.");
      await plugin.model(plans).update({ methodId, changedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize });
      await plugin.audit("changed-plan", { subject: id, clientId: viewer.clientId }, tx);
    });
    return { ok: true as const };
  });
