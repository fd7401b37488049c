import type { PluginContext, Tx } from "@anteroom/core/server";
import type { RequestRow, SignerRow } from "../tables/request-rows.ts";
import { isTurnOf, type WholeRequest } from "./load-request.ts";

/** Those who can sign now. */
export const signersInTurn = (whole: WholeRequest): SignerRow[] => whole.signers.filter((one) => one.doneAt === null && one.declinedAt === null && isTurnOf(whole, one));

/** Puts the card into the conversation of each signer whose turn it is, once, and tells them by notice. */
export async function askSigners(ctx: PluginContext, whole: WholeRequest, tx: Tx): Promise<void> {
  for (const signer of signersInTurn(whole)) {
    const data = { requestId: whole.request.id, signerId: signer.id };
    if (signer.kind === "portal") {
      const conversation = await ctx.inbox.conversationOf(signer.seatId, tx);
      await ctx.inbox.postCard({ conversationId: conversation.id, kind: "documents.sign", subjectId: whole.request.id }, tx);
    }
    const to = signer.kind === "portal" ? { portalUserId: signer.seatId } : { staffId: signer.seatId };
    await ctx.notify("documents.to-sign", { to, data, key: `to-sign:${signer.id}` }, tx);
  }
}

/** Adds a line to the conversation of each portal signer: `mine` for the one it is about, `others` for the rest and for staff. */
export async function tellConversations(ctx: PluginContext, whole: WholeRequest, line: { key: string; about: string | null; mine: string; others: string }, tx: Tx): Promise<void> {
  for (const signer of whole.signers) {
    if (signer.kind !== "portal") continue;
    const isMine = signer.id === line.about;
    if (!isMine && whole.request.shows === 0 && line.about !== null) continue;
    const conversation = await ctx.inbox.conversationOf(signer.seatId, tx);
    await ctx.inbox.postEvent({ conversationId: conversation.id, key: `${line.key}:${signer.id}`, forPortal: isMine ? line.mine : line.others, forStaff: line.others }, tx);
  }
}

export const touchRequest = (ctx: PluginContext, request: RequestRow, tx: Tx): Promise<void> => ctx.cards.touch("documents.sign", request.id, tx);
