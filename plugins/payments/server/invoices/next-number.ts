import type { PluginContext, Tx } from "@anteroom/core/server";
import { counters } from "./invoice-rows.ts";

/** The next number of a series of the practice. It is taken in the transaction of what bears it, so the series has no gaps. */
export async function nextNumber(ctx: PluginContext, tx: Tx, series: string): Promise<number> {
  const where = { practiceId: ctx.practiceId, series };
  const options = { transaction: tx.sequelize };
  const find = async (): Promise<number | undefined> => (await ctx.model(counters).findOne({ where, ...options, lock: true }))?.get().next;
  let next = await find();
  if (next === undefined) {
    await ctx.model(counters).bulkCreate([{ ...where, next: 1 }], { ignoreDuplicates: true, ...options });
    next = (await find()) ?? 1;
  }
  await ctx.model(counters).update({ next: next + 1 }, { where, ...options });
  return next;
}
