import type { JobDefinition } from "@anteroom/core/server";
import { z } from "zod";
import { compareDay } from "../compare/compare-day.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { isLive } from "../processors/processor-of.ts";
import { haveRead, readUntil } from "./read-until.ts";

const dayMs = 86_400_000;
const mostDays = 366;

/** Every morning: yesterday, and the two days before once more, since a processor tells some things late. After an outage also every day since the last one that was compared, up to a year back. */
export const compareJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "40 5 * * *",
  async run(ctx) {
    if (!(await isLive(ctx))) return;
    const [now, last] = [ctx.now(), await readUntil(ctx, "until-days")];
    const first = Math.min(mostDays, 3 + Math.floor(Math.max(0, now - (last ?? now)) / dayMs));
    for (let ago = first; ago > 0; ago -= 1) await compareDay(ctx, await practiceDay(ctx, { ahead: -ago }));
    await haveRead(ctx, "until-days", now);
  },
};
