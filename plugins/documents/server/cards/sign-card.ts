import { defineCard } from "@anteroom/core/server";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { openText } from "../sealed.ts";
import { signerOf } from "../signing/find-paper.ts";
import { contentOf, isTurnOf, loadRequests, nextPaper, wordsOf, type WholeRequest } from "../signing/load-request.ts";
import { minutesToRead, pagesOf } from "../text/document-nodes.ts";
import { signFace, type SignFacts } from "./sign-face.ts";

/** A request to sign, in the conversation of each who signs it. */
export const signCard = defineCard({
  kind: "documents.sign",
  label: "Documents to sign",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const wholes = await loadRequests(ctx, subjectIds);
    return new Map([...wholes].map(([id, whole]) => [id, signFace(factsFor(ctx, whole, viewer))]));
  },
  actions: {},
  examples: {
    live: signFace(exampleOf({})),
    in_progress: signFace(exampleOf({ state: "partlySigned", mine: { id: "01JD0000000000000000000002", left: 1 } })),
    waiting: signFace(exampleOf({ state: "partlySigned", mine: { id: null, left: 0 }, signed: 1 })),
    blocked: signFace(exampleOf({ state: "paused" })),
    done: signFace(exampleOf({ state: "completed", mine: { id: null, left: 0 }, signed: 2 })),
    expired: signFace(exampleOf({ state: "expired" })),
    cancelled: signFace(exampleOf({ state: "declined" })),
    superseded: signFace(exampleOf({ state: "voided" })),
  },
});

export function factsFor(ctx: PluginContext, whole: WholeRequest, viewer: Viewer): SignFacts {
  const contents = whole.papers.map((paper) => contentOf(ctx, paper));
  const signer = signerOf(whole, viewer);
  const next = signer && isTurnOf(whole, signer) ? nextPaper(whole, signer.id) : null;
  const base = viewer.kind === "portal" ? "/documents" : `/staff/clients/${whole.request.clientId}/documents`;
  return {
    requestId: whole.request.id, state: whole.request.state, titles: contents.map((one) => one.title), base, isStaff: viewer.kind === "staff",
    pages: contents.reduce((sum, one) => sum + pagesOf(one.nodes), 0), minutes: contents.reduce((sum, one) => sum + minutesToRead(one.nodes), 0),
    instructions: wordsOf(ctx, whole.request).instructions, reason: whole.signatures.length > 0 || viewer.kind === "staff" ? (wordsOf(ctx, whole.request).reason ?? "") : "",
    dueAt: whole.request.dueAt, zone: viewer.timeZone, signed: whole.signers.filter((one) => one.doneAt !== null).length, of: whole.signers.length,
    others: whole.request.shows === 1 || viewer.kind === "staff" ? whole.signers.filter((one) => one.id !== signer?.id).map((one) => ({ name: openText(ctx, ["signers", one.id, "name"], one.name), done: one.doneAt !== null })) : [],
    mine: signer ? { id: next?.id ?? null, left: whole.papers.length - whole.signatures.filter((one) => one.signerId === signer.id).length } : null,
    first: whole.papers[0]?.id ?? "", copies: whole.papers.filter((paper) => paper.copyFileId !== null).map((paper) => paper.id),
  };
}

function exampleOf(over: Partial<SignFacts>): SignFacts {
  return {
    requestId: "01JD0000000000000000000000", state: "sent", titles: ["Consent to treatment"], base: "/documents", isStaff: false, pages: 3, minutes: 4, instructions: "Read it before we meet.", reason: "", dueAt: 1_795_474_739_794,
    zone: "America/New_York", signed: 0, of: 2, others: [{ name: "Ana Lee", done: false }], mine: { id: "01JD0000000000000000000001", left: 1 }, first: "01JD0000000000000000000001", copies: ["01JD0000000000000000000001"], ...over,
  };
}
