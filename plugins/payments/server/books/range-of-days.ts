import { addDays, instantOf, readDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";

/** The moments at which a stretch of the practice's days begins and has ended. */
export async function rangeOfDays(ctx: PluginContext, from: string, to: string): Promise<{ from: number; until: number; zone: string }> {
  const { timeZone } = await ctx.people.practice();
  const [first, last] = [readDate(from), readDate(to)];
  if (!first || !last) throw new Error("payments: a range has days that are none");
  return { from: instantOf(first, 0, timeZone), until: instantOf(addDays(last, 1), 0, timeZone), zone: timeZone };
}
