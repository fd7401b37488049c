import { instantOf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { settingsOf } from "../settings.ts";
import { addDaysTo, dateOf } from "./days.ts";

/** Nobody is reminded before nine in the morning. */
const nine = 9 * 60;
const reminderDays = [-1, 2];

/** The zone in which a client's days are counted. */
export async function zoneOf(ctx: PluginContext, clientId: string): Promise<string> {
  return (await ctx.people.client(clientId))?.timeZone ?? (await ctx.people.practice()).timeZone;
}

/** How long to wait for each reminder, one after the other, in milliseconds from `from`; what lies behind is left out. */
export async function reminderWaits(ctx: PluginContext, { clientId, dueDay }: { clientId: string; dueDay: string | null }, from: number): Promise<number[]> {
  if (dueDay === null || !(await settingsOf(ctx, { clientId })).homeworkReminders) return [];
  const zone = await zoneOf(ctx, clientId);
  const moments = reminderDays.map((days) => instantOf(dateOf(addDaysTo(dueDay, days)), nine, zone)).filter((at) => at > from);
  return moments.map((at, index) => at - (moments[index - 1] ?? from));
}
