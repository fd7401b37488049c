import type { PluginContext, Tx } from "@anteroom/core/server";
import { openJson, openText } from "../sealed.ts";
import { signatures, type SignatureRow } from "../tables/evidence-rows.ts";
import { papers, requests, signers, type PaperRow, type RequestRow, type RequestWords, type SignerRow } from "../tables/request-rows.ts";
import type { DocumentContent } from "../text/canonical.ts";

/** A request with everything that hangs on it, papers and signers in order. */
export interface WholeRequest {
  request: RequestRow;
  papers: PaperRow[];
  signers: SignerRow[];
  signatures: SignatureRow[];
}

/** Several requests at once, by id; absent and foreign ones are left out. */
export async function loadRequests(ctx: PluginContext, ids: readonly string[], tx?: Tx): Promise<Map<string, WholeRequest>> {
  if (ids.length === 0) return new Map();
  const { practiceId } = ctx;
  const options = tx ? { transaction: tx.sequelize } : {};
  const where = { practiceId, requestId: [...ids] };
  const [rows, paperRows, signerRows, signed] = [
    await ctx.model(requests).findAll({ where: { practiceId, id: [...ids] }, ...options }),
    await ctx.model(papers).findAll({ where, order: [["position", "ASC"]], ...options }),
    await ctx.model(signers).findAll({ where, order: [["position", "ASC"]], ...options }),
    await ctx.model(signatures).findAll({ where, order: [["signedAt", "ASC"]], ...options }),
  ];
  const of = <Row extends { requestId: string }>(all: Row[], id: string): Row[] => all.filter((row) => row.requestId === id);
  const [allPapers, allSigners, allSigned] = [paperRows.map((row) => row.get()), signerRows.map((row) => row.get()), signed.map((row) => row.get())];
  return new Map(rows.map((row) => row.get()).map((request) => [request.id, { request, papers: of(allPapers, request.id), signers: of(allSigners, request.id), signatures: of(allSigned, request.id) }]));
}

export const loadRequest = async (ctx: PluginContext, id: string, tx?: Tx): Promise<WholeRequest | null> => (await loadRequests(ctx, [id], tx)).get(id) ?? null;

export const contentOf = (ctx: PluginContext, paper: PaperRow): DocumentContent => JSON.parse(contentText(ctx, paper)) as DocumentContent;

/** The exact text whose bytes are signed. */
export const contentText = (ctx: PluginContext, paper: PaperRow): string => openText(ctx, ["papers", paper.id, "content"], paper.content);

export const wordsOf = (ctx: PluginContext, request: RequestRow): RequestWords => openJson(ctx, ["requests", request.id, "words"], request.words);

export const titlesOf = (ctx: PluginContext, whole: WholeRequest): string => whole.papers.map((paper) => contentOf(ctx, paper).title).join(", ");

/** Whether this signer has signed this paper. */
export const hasSigned = (whole: WholeRequest, paperId: string, signerId: string): boolean => whole.signatures.some((one) => one.paperId === paperId && one.signerId === signerId);

/** The first paper that the signer has not signed; null when all are. */
export const nextPaper = (whole: WholeRequest, signerId: string): PaperRow | null => whole.papers.find((paper) => !hasSigned(whole, paper.id, signerId)) ?? null;

/** Whose turn it is: everybody at once, or the first who has not finished. */
export const isTurnOf = (whole: WholeRequest, signer: SignerRow): boolean =>
  whole.request.ordered === 0 || whole.signers.every((one) => one.position >= signer.position || one.doneAt !== null);
