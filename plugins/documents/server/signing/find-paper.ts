import { notFound } from "@anteroom/core/server";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { papers, type PaperRow, type SignerRow } from "../tables/request-rows.ts";
import { loadRequest, type WholeRequest } from "./load-request.ts";

const seatOf = (viewer: Viewer): string => (viewer.kind === "portal" ? viewer.portalUserId : viewer.staffId);

/** The viewer's place among the signers; null when they have none. */
export const signerOf = (whole: WholeRequest, viewer: Viewer): SignerRow | null => whole.signers.find((one) => one.kind === viewer.kind && one.seatId === seatOf(viewer)) ?? null;

/** Whether the viewer may still act as the signer: a portal user for the request's client, staff while they see that client. */
const mayAct = async (ctx: PluginContext, viewer: Viewer, whole: WholeRequest): Promise<boolean> =>
  viewer.kind === "portal" ? viewer.clientId === whole.request.clientId && ctx.holds("documents.use", viewer) : ctx.holds("documents.manage", viewer) && ctx.people.maySee(viewer, whole.request.clientId);

export interface OwnPaper {
  whole: WholeRequest;
  paper: PaperRow;
  signer: SignerRow;
}

/** A document that the viewer is to sign or has signed. @throws AppError `NOT_FOUND` for everything else alike */
export async function findOwnPaper(ctx: PluginContext, viewer: Viewer, paperId: string): Promise<OwnPaper> {
  const row = await ctx.model(papers).findOne({ where: { practiceId: ctx.practiceId, id: paperId } });
  const whole = row && (await loadRequest(ctx, row.get().requestId));
  const signer = whole && signerOf(whole, viewer);
  const paper = whole?.papers.find((one) => one.id === paperId);
  if (!whole || !signer || !paper || whole.request.state === "draft" || !(await mayAct(ctx, viewer, whole))) throw notFound("this document");
  return { whole, paper, signer };
}
