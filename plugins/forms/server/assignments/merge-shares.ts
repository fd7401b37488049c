import type { PluginContext, Tx } from "@anteroom/core/server";
import { shares } from "./assignment-rows.ts";

/** Two records of one person become one: what was shared with both stays shared once. */
export async function mergeShares(ctx: PluginContext, { portalUsers }: { portalUsers: readonly { from: string; into: string }[] }, tx: Tx): Promise<void> {
  const transaction = tx.sequelize;
  for (const { from, into } of portalUsers) {
    const kept = await ctx.model(shares).findAll({ attributes: ["assignmentId"], where: { practiceId: ctx.practiceId, portalUserId: into }, transaction });
    await ctx.model(shares).destroy({ where: { practiceId: ctx.practiceId, portalUserId: from, assignmentId: kept.map((share) => share.get().assignmentId) }, transaction });
  }
}
