import type { PluginContext } from "@anteroom/core/server";
import { contentText, type WholeRequest } from "./load-request.ts";
import { sha256 } from "../text/canonical.ts";
import { lineHash } from "./append-evidence.ts";
import { factsText, readEvidence } from "./read-evidence.ts";
import type { SignedFacts } from "./signed-facts.ts";

/** One thing that was looked at, and whether it is as it was. */
export interface Finding {
  what: string;
  ok: boolean;
}

interface Line {
  kind: string;
  fileId: string | null;
  facts: Record<string, unknown>;
  line: number;
}

/** Computes every hash again: of the signed texts, of the stored files and of the chain of evidence. */
export async function verifyRequest(ctx: PluginContext, whole: WholeRequest): Promise<Finding[]> {
  const findings: Finding[] = [];
  const lines = await checkChain(ctx, whole, findings);
  const sent = lines.find((line) => line.kind === "sent")?.facts["papers"] as { paper: number; sha256: string }[] | undefined;
  for (const paper of whole.papers) {
    const text = opened(() => contentText(ctx, paper));
    const hash = text === null ? null : sha256(text);
    const promised = sent?.find((one) => one.paper === paper.position + 1)?.sha256;
    findings.push({ what: `The text of document ${paper.position + 1} is the one that was sent`, ok: hash !== null && hash === paper.sha256 && (promised === undefined || promised === hash) });
    const signed = lines.filter((line) => line.kind === "signed" && (line.facts as unknown as SignedFacts).paper === paper.position + 1);
    findings.push({ what: `The signatures under document ${paper.position + 1} are about that text`, ok: signed.every((line) => (line.facts as unknown as SignedFacts).sha256 === hash) });
    const copied = lines.filter((line) => line.kind === "copied" && line.facts["paper"] === paper.position + 1);
    for (const line of copied) {
      findings.push({ what: `The stored PDF of document ${paper.position + 1} with ${String(line.facts["signatures"])} of ${whole.signers.length} signatures is unchanged`, ok: line.fileId !== null && (await fileHash(ctx, line.fileId)) === line.facts["sha256"] });
    }
    const newest = copied.at(-1);
    if (newest) findings.push({ what: `Document ${paper.position + 1} leads to its newest PDF`, ok: paper.copyFileId === newest.fileId && paper.copySha256 === newest.facts["sha256"] });
  }
  return findings;
}

function opened(open: () => string): string | null {
  try {
    return open();
  } catch {
    return null;
  }
}

async function checkChain(ctx: PluginContext, whole: WholeRequest, findings: Finding[]): Promise<Line[]> {
  const rows = await readEvidence(ctx, whole.request.id);
  const lines: Line[] = [];
  let before = "";
  let broken: number | null = null;
  for (const [at, row] of rows.entries()) {
    const text = opened(() => factsText(ctx, row));
    // The id that the request had where it was made; it has another in a portal to which the practice moved.
    if (at === 0) before = sha256(text === null ? "" : String((JSON.parse(text) as { request: string }).request));
    if (text === null || row.line !== at + 1 || lineHash(before, row.kind, text) !== row.sha256) broken ??= at + 1;
    if (text !== null) lines.push({ kind: row.kind, fileId: row.fileId, facts: JSON.parse(text) as Record<string, unknown>, line: row.line });
    before = row.sha256;
  }
  findings.push({ what: broken === null ? `The ${rows.length} lines of evidence follow from each other` : `Line ${broken} of the evidence was changed`, ok: broken === null });
  findings.push({ what: "No line was added or taken away at the end", ok: rows.length === whole.request.lines && before === whole.request.chain });
  const signed = lines.filter((line) => line.kind === "signed");
  const placeOf = (rows: readonly { id: string; position: number }[], id: string): number => (rows.find((row) => row.id === id)?.position ?? -2) + 1;
  const known = whole.signatures.every((one) =>
    signed.some((line) => {
      const facts = line.facts as unknown as SignedFacts;
      return line.line === one.line && facts.paper === placeOf(whole.papers, one.paperId) && facts.signer.place === placeOf(whole.signers, one.signerId);
    }),
  );
  findings.push({ what: "Each signature has its line of evidence", ok: known && signed.length === whole.signatures.length });
  return lines;
}

async function fileHash(ctx: PluginContext, fileId: string): Promise<string | null> {
  try {
    const { stream } = await ctx.files.open(fileId);
    const parts: Buffer[] = [];
    for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
    return sha256(Buffer.concat(parts));
  } catch {
    return null;
  }
}
