import type { JobDefinition } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { practiceDay } from "../invoices/practice-day.ts";
import { estimates } from "./estimate-rows.ts";

/** Each hour, since each practice has its own midnight: estimates whose last day is over hold no more. */
export const expireEstimates: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "5 * * * *",
  async run(ctx) {
    const today = await practiceDay(ctx);
    const rows = (await ctx.model(estimates).findAll({ where: { practiceId: ctx.practiceId, state: ["sent", "acknowledged"], validUntil: { [Op.lt]: today } }, limit: 500 })).map((row) => row.get());
    for (const { id } of rows) {
      await ctx.transaction(async (tx) => {
        const [changed] = await ctx.model(estimates).update({ state: "expired", changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id, state: ["sent", "acknowledged"] }, transaction: tx.sequelize });
        if (changed > 0) await ctx.cards.touch("payments.estimate", id, tx);
      });
    }
  },
};
