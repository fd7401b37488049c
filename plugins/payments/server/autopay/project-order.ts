import type { PluginContext, Tx } from "@anteroom/core/server";
import { orders } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";

/** Writes the machine's state into the order; one that has ended makes room for another. */
export async function projectOrder(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const hasEnded = value === "done" || value === "stopped";
  await ctx.model(orders).update({ state: value as OrderRow["state"], ...(hasEnded ? { liveKey: null } : {}) }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
}
