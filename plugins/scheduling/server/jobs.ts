import { Op } from "sequelize";
import { z } from "zod";
import type { JobDefinition } from "@anteroom/core/server";
import { bookings } from "./rows/bookings.ts";
import { cells } from "./rows/cells.ts";

const cellMs = 5 * 60_000;
const keptMs = 2 * 86_400_000;

/** Forgets which five minutes were taken once they are over, so that booking costs the same in ten years. */
export const forgetCells: JobDefinition<Record<string, never>> = {
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  cron: "20 3 * * *",
  async run(ctx) {
    await ctx.model(cells).destroy({ where: { practiceId: ctx.practiceId, cell: { [Op.lt]: Math.floor((ctx.now() - keptMs) / cellMs) } } });
  },
};

/** Deletes what somebody typed on the page for new clients and never confirmed. */
export const forgetBookings: JobDefinition<Record<string, never>> = {
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  cron: "10 * * * *",
  async run(ctx) {
    await ctx.model(bookings).destroy({ where: { practiceId: ctx.practiceId, state: "waiting", expiresAt: { [Op.lt]: ctx.now() } } });
  },
};
