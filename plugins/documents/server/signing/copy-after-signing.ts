import type { PluginContext } from "@anteroom/core/server";
import { papers } from "../tables/request-rows.ts";
import { keepSignedItem } from "../items/keep-signed-item.ts";
import { appendEvidence, lockRequest } from "./append-evidence.ts";
import { contentOf, loadRequest } from "./load-request.ts";
import { readEvidence, signedFacts } from "./read-evidence.ts";
import { signedPdf } from "./signed-pdf.ts";
import { touchRequest } from "./tell-signers.ts";

/**
 * Writes the PDF of each document that has a signature which its copy does not show yet. Runs after the commit of a signature, again
 * after a crash, and beside another run: the newest copy is the one with the most signatures.
 */
export async function copyAfterSigning(ctx: PluginContext, requestId: string): Promise<void> {
  const whole = await loadRequest(ctx, requestId);
  if (!whole) return;
  // Signers who may not know of each other get a copy only when it is whole.
  if (whole.request.shows === 0 && whole.request.state !== "completed") return;
  const facts = signedFacts(ctx, await readEvidence(ctx, requestId));
  for (const paper of whole.papers) {
    const count = facts.filter((one) => one.paper === paper.position + 1).length;
    if (count <= paper.copySignatures) continue;
    const bytes = await signedPdf(ctx, whole, paper, facts);
    await ctx.transaction(async (tx) => {
      const request = await lockRequest(ctx, requestId, tx);
      const now = await ctx.model(papers).findOne({ where: { practiceId: ctx.practiceId, id: paper.id }, transaction: tx.sequelize, lock: tx.sequelize.LOCK.UPDATE });
      if (!request || !now || now.get().copySignatures >= count) return;
      const file = await ctx.files.keep({ name: `${contentOf(ctx, paper).title}.pdf`, mime: "application/pdf", bytes }, { kind: "paper", id: paper.id }, tx);
      await ctx.model(papers).update({ copyFileId: file.id, copySha256: file.sha256, copySignatures: count }, { where: { practiceId: ctx.practiceId, id: paper.id }, transaction: tx.sequelize });
      await keepSignedItem(ctx, { whole, paper, file }, tx);
      await appendEvidence(ctx, request, "copied", { paper: paper.position + 1, signatures: count, sha256: file.sha256, size: file.size }, tx, file.id);
      await touchRequest(ctx, request, tx);
    });
  }
}
