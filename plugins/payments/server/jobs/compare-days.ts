import type { JobDefinition } from "@anteroom/core/server";
import { z } from "zod";
import { compareDay } from "../compare/compare-day.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { isLive } from "../processors/processor-of.ts";

/** Every morning: yesterday, and the two days before once more, since a processor tells some things late. */
export const compareJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "40 5 * * *",
  async run(ctx) {
    if (!(await isLive(ctx))) return;
    for (const ago of [3, 2, 1]) await compareDay(ctx, await practiceDay(ctx, { ahead: -ago }));
  },
};
