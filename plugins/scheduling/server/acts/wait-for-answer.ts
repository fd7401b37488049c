import type { PluginContext } from "@anteroom/core/server";

const hourMs = 3_600_000;

/** How long a request or proposal holds its time, in milliseconds: what the practice says, and never beyond the start. */
export async function waitForAnswer(ctx: PluginContext, setting: "requestHours" | "offerHours", startsAt: number): Promise<number> {
  const hours = await ctx.setting<number>(setting);
  return Math.max(0, Math.min(hours * hourMs, startsAt - ctx.now()));
}
