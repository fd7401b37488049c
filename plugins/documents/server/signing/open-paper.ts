import type { PluginContext, Viewer } from "@anteroom/core/server";
import { openText } from "../sealed.ts";
import { openStates, signers } from "../tables/request-rows.ts";
import { appendEvidence, lockRequest } from "./append-evidence.ts";
import type { OwnPaper } from "./find-paper.ts";
import { loadRequest } from "./load-request.ts";
import { signingWorkflow } from "./signing-workflow.ts";
import { touchRequest } from "./tell-signers.ts";

/** Notes, once, that a signer has opened what they are to sign. */
export async function noteOpened(ctx: PluginContext, viewer: Viewer, { whole, signer }: OwnPaper): Promise<void> {
  if (signer.viewedAt !== null || !openStates.includes(whole.request.state)) return;
  await ctx.transaction(async (tx) => {
    const request = await lockRequest(ctx, whole.request.id, tx);
    const now = request && (await loadRequest(ctx, request.id, tx));
    if (!now || !openStates.includes(now.request.state) || now.signers.find((one) => one.id === signer.id)?.viewedAt !== null) return;
    await ctx.model(signers).update({ viewedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: signer.id }, transaction: tx.sequelize });
    await appendEvidence(ctx, now.request, "opened", { signer: signer.position + 1, session: viewer.sessionId }, tx);
    await ctx.workflows.send(signingWorkflow, now.request.id, { type: "view" }, tx);
    await touchRequest(ctx, now.request, tx);
    await ctx.audit("opened", { subject: now.request.id, clientId: now.request.clientId }, tx);
  });
}

/** The others who sign, for a signer who may know, with how far they are. */
export function othersOf(ctx: PluginContext, { whole, signer }: OwnPaper): { name: string; role: string; state: string }[] {
  if (whole.request.shows === 0) return [];
  return whole.signers.filter((one) => one.id !== signer.id).map((one) => ({
    name: openText(ctx, ["signers", one.id, "name"], one.name),
    role: one.role,
    state: one.declinedAt !== null ? "Declined" : one.doneAt !== null ? "Signed" : one.viewedAt !== null ? "Has opened it" : "Not signed yet",
  }));
}
