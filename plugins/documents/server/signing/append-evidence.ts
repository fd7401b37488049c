import type { PluginContext, Tx } from "@anteroom/core/server";
import { sealText } from "../sealed.ts";
import { evidence, type EvidenceRow } from "../tables/evidence-rows.ts";
import { requests, type RequestRow } from "../tables/request-rows.ts";
import { canonical, sha256 } from "../text/canonical.ts";

/** The hash of a line: of the hash before it, its kind and its facts. */
export const lineHash = (before: string, kind: EvidenceRow["kind"], facts: string): string => sha256(`${before}\n${kind}\n${facts}`);

/** Locks a request until the transaction ends, so that what follows sees nobody else's half-done change; null when it is not there. */
export async function lockRequest(ctx: PluginContext, id: string, tx: Tx): Promise<RequestRow | null> {
  const row = await ctx.model(requests).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: tx.sequelize.LOCK.UPDATE });
  return row?.get() ?? null;
}

/** Adds a line to the evidence of a locked request; `request` is brought up to date, and `fileId` is the file whose hash the facts carry. */
export async function appendEvidence(ctx: PluginContext, request: RequestRow, kind: EvidenceRow["kind"], facts: Record<string, unknown>, tx: Tx, fileId: string | null = null): Promise<EvidenceRow> {
  const line = request.lines + 1;
  const at = ctx.now();
  const text = canonical({ ...facts, request: request.id, at: new Date(at).toISOString() });
  const hash = lineHash(request.chain, kind, text);
  const row: EvidenceRow = { requestId: request.id, line, practiceId: ctx.practiceId, kind, facts: sealText(ctx, ["evidence", `${request.id}.${line}`, "facts"], text), sha256: hash, fileId, at };
  await ctx.model(evidence).create(row, { transaction: tx.sequelize });
  await ctx.model(requests).update({ chain: hash, lines: line }, { where: { practiceId: ctx.practiceId, id: request.id }, transaction: tx.sequelize });
  request.chain = hash;
  request.lines = line;
  return row;
}
