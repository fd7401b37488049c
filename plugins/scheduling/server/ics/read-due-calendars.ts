import { Op } from "sequelize";
import { z } from "zod";
import type { JobDefinition } from "@anteroom/core/server";
import { calendars } from "../rows/calendars.ts";
import { readCalendar } from "./read-calendar.ts";

const most = 20;

/** Reads the calendars outside that are due, a few at a time, so that a slow one keeps nobody waiting for long. */
export const readDueCalendars: JobDefinition<Record<string, never>> = {
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  cron: "*/5 * * * *",
  async run(ctx) {
    const due = await ctx.model(calendars).findAll({ where: { practiceId: ctx.practiceId, nextAt: { [Op.lte]: ctx.now() } }, order: [["nextAt", "ASC"]], limit: most });
    for (const row of due) await readCalendar(ctx, row.get());
  },
};
