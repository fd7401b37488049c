import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { chargedLines } from "../documents/charged-lines.ts";
import { payers } from "../payers/payer-rows.ts";
import { estimates } from "./estimate-rows.ts";

/** By how much what is charged for the days of the client’s estimate passes it, when it is as much as the practice is warned of ("substantially in excess", 45 CFR 149.620); null when it is not. `drafted` is about to be charged too: what of it lies in the days of the estimate counts. */
export async function passedEstimate(ctx: PluginContext, { clientId, days, currency, drafted }: { clientId: string; days: readonly string[]; currency: string; drafted: readonly { day: string; amount: number; tax: number }[] }): Promise<{ over: number; estimateId: string } | null> {
  const least = await ctx.setting<number>("estimateOverMinor");
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (least === 0 || !first || !last) return null;
  const row = (await ctx.model(estimates).findOne({ where: { practiceId: ctx.practiceId, clientId, currency, state: ["sent", "acknowledged"], fromDay: { [Op.lte]: last }, toDay: { [Op.gte]: first } }, order: [["id", "DESC"]] }))?.get();
  if (!row) return null;
  const accounts = (await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, clientId } })).map((one) => one.get().id);
  const charged = await chargedLines(ctx, { payerIds: accounts, from: row.fromDay, to: row.toDay, staffId: null });
  const counted = [...charged.filter((line) => line.invoice.currency === currency), ...drafted.filter(({ day }) => day >= row.fromDay && day <= row.toDay)];
  const sum = counted.reduce((total, line) => total + line.amount + line.tax, 0);
  const over = sum - row.total;
  return over >= least ? { over, estimateId: row.id } : null;
}
