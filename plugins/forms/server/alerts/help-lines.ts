import type { PluginContext } from "@anteroom/core/server";

/** Who helps now, as the practice lists them. */
export interface HelpLines {
  practice: string;
  phone: string | null;
  lines: { label: string; tel?: string; sms?: string; note?: string }[];
}

export async function helpLines(ctx: PluginContext): Promise<HelpLines> {
  const { name, phone, urgentHelp } = await ctx.people.practice();
  return { practice: name, phone, lines: urgentHelp };
}
