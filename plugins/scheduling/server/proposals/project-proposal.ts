import type { PluginContext, Tx } from "@anteroom/core/server";
import { moveOn } from "../acts/move-on.ts";
import { offeredNotification, offerEndedNotification } from "../notifications.ts";
import { proposals } from "../rows/proposals.ts";
import type { ProposalState } from "../rows/proposals.ts";
import { loadProposal, timesOf } from "./load-proposal.ts";

const shown: Record<string, ProposalState> = { open: "open", booked: "booked", noneFits: "none-fits", withdrawn: "withdrawn", expired: "expired" };

/** Writes the state into the proposal, gives back the times that nobody chose, and tells whoever waits. */
export async function projectProposal(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const row = await loadProposal(ctx, id, tx);
  if (!row) throw new Error(`scheduling: the workflow of ${id} has no proposal`);
  const state = shown[value] ?? "open";
  await ctx.model(proposals).update({ state, version: row.version + 1 }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  const data = { id };
  if (state === "open") await ctx.notify(offeredNotification.kind, { to: { portalUserId: row.portalUserId }, data, key: `offer:${id}` }, tx);
  else for (const time of (await timesOf(ctx, [id], tx)).get(id) ?? []) if (time.state === "proposed") await moveOn(ctx, tx, time, { type: "release" });
  if (state === "none-fits" || state === "expired") await ctx.notify(offerEndedNotification.kind, { to: { staffId: row.byId }, data, key: `offer:${id}:${state}` }, tx);
  await ctx.cards.touch("scheduling.offer", id, tx);
}
