import { addDays, instantOf, wallTime } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { readSettings } from "../read-settings.ts";
import type { Appointment } from "../rows/appointments.ts";
import { readReminderHours } from "./reminder-hours.ts";

const hourMs = 3_600_000;

/** What is still to come for an appointment that stands, in milliseconds from when it was planned; null for a reminder that is not sent. */
export interface Plan {
  reminderMs: number | null;
  lastReminderMs: number | null;
  /** Until it counts as taken place. */
  completeMs: number;
}

type Planned = Pick<Appointment, "staffId" | "clientId" | "startsAt" | "endsAt" | "zone">;

/** When an appointment's reminders are due, epoch milliseconds. */
export async function reminderTimes(ctx: PluginContext, row: Planned): Promise<{ reminder: number | null; last: number | null; more: number[] }> {
  const days = await ctx.reminderDays({ staffId: row.staffId });
  if (days === null) return { reminder: null, last: null, more: [] };
  const { lastReminderHours, moreReminderHours } = await readSettings(ctx, { staffId: row.staffId, ...(row.clientId ? { clientId: row.clientId } : {}) });
  const wall = wallTime(row.startsAt, row.zone);
  const before = (hours: number): number => row.startsAt - hours * hourMs;
  return {
    // At the same time on the clock, whatever the clocks do in between.
    reminder: days > 0 ? instantOf(addDays(wall, -days), wall.minutes, row.zone) : null,
    last: lastReminderHours > 0 ? before(lastReminderHours) : null,
    more: (readReminderHours(moreReminderHours) ?? []).map(before),
  };
}

/** What is still to come. Reminders that lie behind are left out, so a late booking is not followed by one at once. */
export async function planOf(ctx: PluginContext, row: Planned): Promise<Plan> {
  const { completeAfterHours } = await readSettings(ctx);
  const now = ctx.now();
  const { reminder, last } = await reminderTimes(ctx, row);
  const wait = (at: number | null): number | null => (at === null || at <= now ? null : at - now);
  return { reminderMs: wait(reminder), lastReminderMs: wait(last), completeMs: Math.max(0, row.endsAt + completeAfterHours * hourMs - now) };
}
