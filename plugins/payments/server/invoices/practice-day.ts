import { addDays, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";

/** The day of the calendar at a moment in the practice, `2026-11-26`; now unless told. */
export async function practiceDay(ctx: PluginContext, { at = ctx.now(), ahead = 0 }: { at?: number; ahead?: number } = {}): Promise<string> {
  const { timeZone } = await ctx.people.practice();
  return writeDate(addDays(wallTime(at, timeZone), ahead));
}
