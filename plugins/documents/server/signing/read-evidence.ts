import type { PluginContext, Tx } from "@anteroom/core/server";
import { openText } from "../sealed.ts";
import { evidence, type EvidenceRow } from "../tables/evidence-rows.ts";
import type { SignedFacts } from "./signed-facts.ts";

/** The lines of a request's evidence, oldest first. */
export async function readEvidence(ctx: PluginContext, requestId: string, tx?: Tx): Promise<EvidenceRow[]> {
  const rows = await ctx.model(evidence).findAll({ where: { practiceId: ctx.practiceId, requestId }, order: [["line", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => row.get());
}

/** The facts of a line as the exact text that was hashed. @throws when the stored text was changed. */
export const factsText = (ctx: PluginContext, row: EvidenceRow): string => openText(ctx, ["evidence", `${row.requestId}.${row.line}`, "facts"], row.facts);

/** Everything that was signed in a request, oldest first. */
export const signedFacts = (ctx: PluginContext, rows: readonly EvidenceRow[]): SignedFacts[] =>
  rows.filter((row) => row.kind === "signed").map((row) => JSON.parse(factsText(ctx, row)) as SignedFacts);
