import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { payments } from "../payments/payment-rows.ts";
import { counters } from "../invoices/invoice-rows.ts";

/** What a job reads of the processor; how far it came is kept with the other counters of the practice. */
type Reading = "until-charges" | "until-days";

/** Until when (epoch milliseconds) a job has read everything; null before the first time. It stays where it was while the portal is down or the processor cannot be reached. */
export const readUntil = async (ctx: PluginContext, series: Reading): Promise<number | null> => (await ctx.model(counters).findOne({ where: { practiceId: ctx.practiceId, series } }))?.get().next ?? null;

/** Keeps that everything until then was read. A practice that never took anything through a processor has nothing to miss. */
export async function haveRead(ctx: PluginContext, series: Reading, until: number): Promise<void> {
  const where = { practiceId: ctx.practiceId, series };
  if (!(await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, processor: { [Op.ne]: null } as never }, attributes: ["id"] }))) return;
  await ctx.transaction(async (tx) => {
    await ctx.model(counters).bulkCreate([{ ...where, next: until }], { ignoreDuplicates: true, transaction: tx.sequelize });
    await ctx.model(counters).update({ next: until }, { where, transaction: tx.sequelize });
  });
}
