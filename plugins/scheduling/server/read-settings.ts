import type { PluginContext } from "@anteroom/core/server";
import type { SchedulingSettings } from "./settings.ts";

/** The settings as they hold for a professional or client. */
export async function readSettings(ctx: PluginContext, of?: { staffId?: string; clientId?: string }): Promise<SchedulingSettings> {
  const all = await ctx.settings(of);
  return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value])) as SchedulingSettings;
}
