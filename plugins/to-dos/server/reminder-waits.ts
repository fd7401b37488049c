import { instantOf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { addDaysTo, dateOf } from "./recurrence.ts";

/** Nobody is reminded before nine in the morning. */
const nine = 9 * 60;
const afterDays = [1, 4];

/** The zone in which a client's days are counted. */
export async function zoneOf(ctx: PluginContext, clientId: string | null): Promise<string> {
  const client = clientId ? await ctx.people.client(clientId) : null;
  return client?.timeZone ?? (await ctx.people.practice()).timeZone;
}

/**
 * How long to wait for each reminder, one after the other, in milliseconds: some days before, one day and four days after the day
 * that it is due. At nine on the wall, so that a change of the clocks moves none; what lies behind is left out.
 */
export async function reminderWaits(ctx: PluginContext, of: { clientId: string | null; dueDay: string | null }, from: number): Promise<number[]> {
  if (of.dueDay === null || of.clientId === null) return [];
  const settings = { clientId: of.clientId };
  if (!(await ctx.setting<boolean>("reminders", settings))) return [];
  const zone = await zoneOf(ctx, of.clientId);
  const before = await ctx.setting<number>("daysBefore", settings);
  const { dueDay } = of;
  const moments = [-before, ...afterDays].map((days) => instantOf(dateOf(addDaysTo(dueDay, days)), nine, zone)).filter((at) => at > from);
  return moments.map((at, index) => at - (moments[index - 1] ?? from));
}
