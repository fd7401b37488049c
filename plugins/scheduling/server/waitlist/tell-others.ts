import type { EffectInfo, PluginContext, WorkflowDefinition } from "@anteroom/core/server";
import { plainWaitOffer, waitOffers } from "../rows/wait-offers.ts";
import { loadWaitOffer } from "./load-waits.ts";

/** Ends the offers of all who were asked about the same time: somebody else was first, and they wait on. */
export async function tellOthers(ctx: PluginContext, { subjectId }: EffectInfo, workflow: WorkflowDefinition): Promise<void> {
  const taken = await loadWaitOffer(ctx, subjectId);
  if (!taken || taken.sharedId === null) return;
  const others = await ctx.model(waitOffers).findAll({ where: { practiceId: ctx.practiceId, sharedId: taken.sharedId, state: "offered" }, order: [["id", "ASC"]] });
  for (const { id } of others.map(plainWaitOffer)) {
    await ctx.transaction(async (tx) => {
      // Whoever said no at the same moment has had their answer.
      if ((await loadWaitOffer(ctx, id, tx))?.state === "offered") await ctx.workflows.send(workflow, id, { type: "lose" }, tx);
    });
  }
}
