import type { PluginContext, Tx } from "@anteroom/core/server";
import { methods } from "../payers/payer-rows.ts";
import type { PlanRow } from "../autopay/autopay-rows.ts";

/** Who agreed to a plan: the holder of what pays it. */
export async function planHolder(ctx: PluginContext, { methodId }: Pick<PlanRow, "methodId">, tx?: Tx): Promise<string | null> {
  const method = methodId === null ? null : await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, id: methodId }, ...(tx ? { transaction: tx.sequelize } : {}) });
  return method?.get().portalUserId ?? null;
}
