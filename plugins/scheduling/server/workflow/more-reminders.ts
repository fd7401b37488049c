import type { JobDefinition, PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { readSettings } from "../read-settings.ts";
import { appointments, plainAppointment, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { reminderTimes } from "./plan-of.ts";
import { tellToCome } from "./remind.ts";
import { readReminderHours } from "./reminder-hours.ts";

const hourMs = 3_600_000;
/** A reminder that fell due while the server was down is made up for so long. */
const lateMs = 3 * hourMs;

/** Every ten minutes, where a practice wants more reminders than the two that are timers of each appointment: sends those that fell due, each once. */
export const moreReminders: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "*/10 * * * *",
  async run(ctx) {
    for (const hours of readReminderHours((await readSettings(ctx)).moreReminderHours) ?? []) await remindBefore(ctx, hours);
  },
};

async function remindBefore(ctx: PluginContext, hours: number): Promise<void> {
  const now = ctx.now();
  const until = now + hours * hourMs;
  const where = { practiceId: ctx.practiceId, state: [...standing], undoUntil: null, startsAt: { [Op.gt]: Math.max(now, until - lateMs), [Op.lte]: until } };
  const rows = (await ctx.model(appointments).findAll({ where: where as never, order: [["startsAt", "ASC"], ["id", "ASC"]] })).map(plainAppointment);
  for (const row of rows) {
    const due = row.startsAt - hours * hourMs;
    // Whatever was booked or changed since is not followed by a reminder at once.
    if (row.changedAt > due || !(await isNewest(ctx, row, due))) continue;
    await ctx.transaction((tx) => ctx.once(`remind:${row.id}:${row.sequence}:${hours}`, tx, async () => {
      await tellToCome(ctx, tx, row, `${hours} hours`);
      return null;
    }));
  }
}

/** Whether no other reminder fell due at this moment or since. */
async function isNewest(ctx: PluginContext, row: Appointment, due: number): Promise<boolean> {
  const { reminder, last, more } = await reminderTimes(ctx, row);
  return more.includes(due) && ![reminder, last].includes(due) && ![reminder, last, ...more].some((at) => at !== null && at > due && at <= ctx.now());
}
