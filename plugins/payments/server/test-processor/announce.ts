import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { deliveryWorkflow } from "./delivery-workflow.ts";
import { testEvents } from "./test-rows.ts";
import type { TestEventRow } from "./test-rows.ts";

/** Stores a notice for the portal; it is sent over HTTP from the next moment on, or after `inMs`. */
export async function announce(ctx: PluginContext, tx: Tx, { inMs = 0, ...of }: Pick<TestEventRow, "type" | "kind" | "ref"> & { inMs?: number }): Promise<void> {
  const id = newId();
  await ctx.model(testEvents).create({ id, practiceId: ctx.practiceId, ...of, createdAt: ctx.now() }, { transaction: tx.sequelize });
  await ctx.workflows.start(deliveryWorkflow, { subjectId: id, input: { inMs } }, tx);
}
