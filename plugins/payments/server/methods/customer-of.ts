import { notFound } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { payers } from "../payers/payer-rows.ts";
import type { Processor } from "../processors/processor.ts";

/** The processor's own name of a payer, made at the first need; the processor makes one for a payer however often it is asked. */
export async function customerOf(ctx: PluginContext, processor: Processor, payerId: string): Promise<string> {
  const where = { practiceId: ctx.practiceId, id: payerId };
  const payer = (await ctx.model(payers).findOne({ where }))?.get();
  if (!payer) throw notFound("this account");
  const known = (JSON.parse(payer.customers) as Record<string, string>)[processor.id];
  if (known) return known;
  const made = await processor.createCustomer(ctx, { payerId });
  await ctx.transaction(async (tx) => {
    const now = await ctx.model(payers).findOne({ where, transaction: tx.sequelize, lock: true, rejectOnEmpty: true });
    await ctx.model(payers).update({ customers: JSON.stringify({ ...(JSON.parse(now.get().customers) as object), [processor.id]: made }) }, { where, transaction: tx.sequelize });
  });
  return made;
}
