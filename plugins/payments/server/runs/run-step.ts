import { listen } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { issueSome } from "./issue-some.ts";
import { runDue } from "./run-due.ts";
import { runs } from "./run-rows.ts";
import type { RunRow } from "./run-rows.ts";
import { statementsForSome } from "./statements-for-some.ts";

/** What a part of a run did: how many it looked at and made, and after whom the next part begins; null at the end. */
export interface Part {
  done: number;
  made: number;
  next: string | null;
}

const work: Record<RunRow["kind"], (ctx: PluginContext, run: RunRow) => Promise<Part>> = { issue: issueSome, statements: statementsForSome };

/** Does a part of a run and asks for the next. What it makes is made by key, so a part that was cut off is done again without making anything twice. */
export const goOnWithRuns = listen({
  to: "payments.run-due",
  version: 1,
  as: "go-on-with-runs",
  read: runDue.schema,
  async run(ctx, { data: { runId, step } }) {
    const where = { practiceId: ctx.practiceId, id: runId, state: "running" as const, step };
    const run = (await ctx.model(runs).findOne({ where }))?.get();
    if (!run) return;
    const { done, made, next } = await work[run.kind](ctx, run);
    await ctx.transaction(async (tx) => {
      const [moved] = await ctx.model(runs).update({ done: Math.min(run.total, run.done + done), made: run.made + made, place: next ?? run.place, step: step + 1, state: next === null ? "done" : "running", changedAt: ctx.now() }, { where, transaction: tx.sequelize });
      if (moved > 0 && next !== null) await ctx.events.publish(runDue, { runId, step: step + 1 }, tx);
    });
  },
});
