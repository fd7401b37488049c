import { z } from "zod";
import { addDays, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext, PortalUser } from "@anteroom/core/server";

/** Who knows of days on which something is due; where one is off, there is nothing of it. */
const sources = ["sessions.homework-due", "to-dos.due", "forms.due"] as const;
const answer = z.object({ due: z.array(z.object({ id: z.string(), day: z.string() })) });
const [back, ahead] = [-30, 366];

/** Days on which something of a portal user's is due: homework, to-dos, forms. What it is stays in the portal. */
export async function dueDays(ctx: PluginContext, user: PortalUser): Promise<{ id: string; day: string }[]> {
  const { timeZone } = await ctx.people.practice();
  const today = wallTime(ctx.now(), timeZone);
  const asked = { clientId: user.clientId, portalUserId: user.id, from: writeDate(addDays(today, back)), to: writeDate(addDays(today, ahead)) };
  const found = [];
  for (const source of sources) {
    const got = await ctx.ask<unknown>(source, asked);
    const read = got.ok ? answer.safeParse(got.data) : null;
    if (read?.success) found.push(...read.data.due);
  }
  return found;
}
