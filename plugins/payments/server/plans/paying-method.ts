import type { PluginContext, Tx } from "@anteroom/core/server";
import { expiryOf } from "../methods/visible-methods.ts";
import { methods } from "../payers/payer-rows.ts";
import type { MethodRow } from "../payers/payer-rows.ts";

/** What would pay a plan that this person agrees to: the one they offer first that has not expired. `isExpired` says that all they have have. */
export async function payingMethod(ctx: PluginContext, { payerId, portalUserId }: { payerId: string; portalUserId: string }, tx?: Tx): Promise<{ method: MethodRow | null; isExpired: boolean }> {
  const rows = await ctx.model(methods).findAll({ where: { practiceId: ctx.practiceId, payerId, portalUserId, state: "active" }, order: [["isDefault", "DESC"], ["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  const all = rows.map((row) => row.get());
  const method = all.find((row) => expiryOf(row, ctx.now()) !== "expired") ?? null;
  return { method, isExpired: method === null && all.length > 0 };
}
