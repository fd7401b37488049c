import type { PluginContext, Tx } from "@anteroom/core/server";
import { refuseEnded } from "../assignments/assignment-ended.ts";
import { assignments } from "../assignments/assignment-rows.ts";
import type { Assignment } from "../assignments/assignment-rows.ts";
import { assignmentWorkflow } from "../assignments/assignment-workflow.ts";
import { refuseLocked } from "../packets/given/refuse-locked.ts";
import { fillFromProfile } from "../profile/fill-from-profile.ts";
import { readFilling, stepAt } from "./fill.ts";
import { numberOf } from "./places.ts";

/** Begins a form, or goes on where it was left; answers the page to open. The caller has locked the assignment. */
export async function startFilling(ctx: PluginContext, row: Assignment, tx: Tx): Promise<{ step: number }> {
  refuseEnded(row);
  if (row.state === "sent" || row.state === "returned") {
    await refuseLocked(ctx, row, tx);
    await ctx.model(assignments).update({ startedAt: row.startedAt ?? ctx.now() }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
    await ctx.workflows.send(assignmentWorkflow, row.id, { type: "start" }, tx);
    await ctx.audit("started", { subject: row.id, clientId: row.clientId }, tx);
    await fillFromProfile(ctx, await readFilling(ctx, row, tx), tx);
  }
  const filling = await readFilling(ctx, row, tx);
  const here = stepAt(filling, row.step) ?? filling.steps[0];
  return { step: here ? numberOf(filling.form.definition, here) : 1 };
}
