import type { EffectInfo, PluginContext, WorkflowDefinition } from "@anteroom/core/server";
import { loadWaitOffer } from "./load-waits.ts";
import { offerFreed } from "./offer-freed.ts";

/** Asks the next one about a time that this one did not take. */
export async function offerNext(ctx: PluginContext, { subjectId }: EffectInfo, workflow: WorkflowDefinition): Promise<void> {
  const row = await loadWaitOffer(ctx, subjectId);
  if (row) await offerFreed(ctx, { staffId: row.staffId, from: row.freedFrom, to: row.freedTo }, workflow);
}
