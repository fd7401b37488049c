import { newId } from "@anteroom/core/server";
import type { EffectInfo, PluginContext, WorkflowDefinition } from "@anteroom/core/server";
import { assignForm } from "../assignments/assign-form.ts";
import { addDays, dayAt } from "../assignments/local-day.ts";
import { lockRecurrence } from "./find-recurrence.ts";
import { nextOccurrence } from "./next-occurrence.ts";
import { recurrences } from "./recurrence-rows.ts";
import { whatToGive } from "./what-to-give.ts";

/** Gives the form once more, unless the last one is still open, and sets the next time. Runs again after a crash and gives nothing twice. */
export async function giveNext(ctx: PluginContext, { subjectId, onceKey }: EffectInfo, workflow: WorkflowDefinition): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const row = await lockRecurrence(ctx, subjectId, tx);
      if (!row || row.state === "ended") return null;
      const { form, skippedWhy, gone } = await whatToGive(ctx, row, tx);
      const given = row.given + (form ? 1 : 0);
      if (form) {
        const dueOn = row.dueIn === null ? null : addDays(dayAt(ctx.now(), row.zone), row.dueIn);
        await assignForm(ctx, { id: newId(), clientId: row.clientId, portalUserId: row.portalUserId, form, assignedBy: row.assignedBy, dueOn, originId: row.id }, tx);
      }
      const next = gone || (row.times !== null && given >= row.times) ? null : nextOccurrence(row, ctx.now());
      await ctx.model(recurrences).update(
        { given, nextAt: next?.at ?? null, ...(skippedWhy ? { skippedAt: ctx.now(), skippedWhy } : {}), ...(next ? {} : { state: "ended" as const, endedWhy: gone ?? "finished" }) },
        { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize },
      );
      await ctx.workflows.send(workflow, row.id, next ? { type: "next", waitMs: next.at - ctx.now() } : { type: "end" }, tx);
      return null;
    }),
  );
}
