import type { PluginContext, Tx } from "@anteroom/core/server";
import { readSettings } from "../read-settings.ts";
import { hours } from "../rows/hours.ts";
import { checkOpen } from "./nearest-slots.ts";
import type { Wanted } from "./nearest-slots.ts";

/**
 * Looks once more, in the transaction that books and before it takes the time, at what no claim can keep: how many appointments a professional wants on a
 * day and in a week, and the shortest gap between two. Bookings of one professional wait for each other here; where none of the three is set it costs nothing.
 * @throws TakenError when another booking was faster
 */
export async function holdToCaps(ctx: PluginContext, tx: Tx, wanted: Wanted, staffId: string, startsAt: number): Promise<void> {
  const { mostADay, mostAWeek, shortestGap } = await readSettings(ctx, { staffId });
  if (!mostADay && !mostAWeek && !shortestGap) return;
  await ctx.model(hours).findAll({ where: { practiceId: ctx.practiceId, staffId }, attributes: ["id"], order: [["id", "ASC"]], transaction: tx.sequelize, lock: true });
  await checkOpen(ctx, { ...wanted, professionals: wanted.professionals.filter(({ id }) => id === staffId) }, startsAt, tx);
}
