import type { PluginContext, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import type { InstalmentRow, OrderRow } from "../autopay/autopay-rows.ts";

/** Writes into the part of a plan how its payment ended; a plan of which every part is paid is completed. */
export async function endPart(ctx: PluginContext, tx: Tx, { causeId: id, why }: Pick<OrderRow, "causeId" | "why">, isPaid: boolean): Promise<void> {
  const options = { transaction: tx.sequelize };
  const where = { practiceId: ctx.practiceId, id };
  const part = (await ctx.model(instalments).findOne({ where, ...options, rejectOnEmpty: true })).get();
  const plan = (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, id: part.planId }, ...options, rejectOnEmpty: true })).get();
  await ctx.model(instalments).update({ state: isPaid ? "paid" : stateAfter(why, plan.state === "accepted") }, { where, ...options });
  if (!isPaid) return;
  const left = await ctx.model(instalments).count({ where: { practiceId: ctx.practiceId, planId: plan.id, state: ["planned", "running", "missed"] }, ...options });
  if (left === 0) await ctx.model(plans).update({ state: "completed", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: plan.id, state: "accepted" }, ...options });
  await ctx.cards.touch("payments.plan", plan.id, tx);
}

function stateAfter(why: OrderRow["why"], isAgreed: boolean): InstalmentRow["state"] {
  if (!isAgreed || why === "settled") return "cancelled";
  // It is announced anew once they can be charged again.
  return why === "access" || why === "off" ? "planned" : "missed";
}
