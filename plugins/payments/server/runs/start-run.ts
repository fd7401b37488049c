import type { PluginContext, Tx } from "@anteroom/core/server";
import { runDue } from "./run-due.ts";
import { runs } from "./run-rows.ts";
import type { RunRow } from "./run-rows.ts";

/** Begins a run; its first part comes after the commit. */
export async function startRun(ctx: PluginContext, tx: Tx, made: Pick<RunRow, "id" | "kind" | "total" | "startedBy"> & { asked: object }): Promise<void> {
  const row: RunRow = { ...made, practiceId: ctx.practiceId, asked: JSON.stringify(made.asked), state: made.total === 0 ? "done" : "running", done: 0, made: 0, place: "", step: 0, createdAt: ctx.now(), changedAt: ctx.now() };
  await ctx.model(runs).create(row, { transaction: tx.sequelize });
  if (made.total > 0) await ctx.events.publish(runDue, { runId: made.id, step: 0 }, tx);
}
