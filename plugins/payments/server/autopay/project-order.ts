import type { PluginContext, Tx } from "@anteroom/core/server";
import { endPart } from "../plans/end-part.ts";
import { orders } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";

/** Writes the machine's state into the order, and the end of a part into its plan; an order that has ended makes room for another. */
export async function projectOrder(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const hasEnded = value === "done" || value === "stopped";
  const where = { practiceId: ctx.practiceId, id };
  await ctx.model(orders).update({ state: value === "held" ? "waiting" : (value as OrderRow["state"]), ...(hasEnded ? { liveKey: null } : {}) }, { where, transaction: tx.sequelize });
  if (!hasEnded) return;
  const order = (await ctx.model(orders).findOne({ where, transaction: tx.sequelize, rejectOnEmpty: true })).get();
  if (order.cause === "plan") await endPart(ctx, tx, order, value === "done");
}
