import { z } from "zod";
import { notFound, personName } from "@anteroom/core/server";
import { itemWords, noteRead, visibleItem } from "../items/visible-items.ts";
import { audienceWords } from "../items/audience-words.ts";
import { findOwnPaper, signerOf } from "../signing/find-paper.ts";
import { contentOf, loadRequest, nextPaper, type WholeRequest } from "../signing/load-request.ts";
import { readEvidence, signedFacts } from "../signing/read-evidence.ts";
import { readers } from "../tables/item-rows.ts";
import { openStates, papers } from "../tables/request-rows.ts";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { viewerProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** One document: its facts, its text when it was signed here, and who signed. Noted as opened. */
export const item = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ id }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const found = await visibleItem(plugin, viewer, input.id);
    if (!found) return { kind: "paper" as const, ...(await paperOf(plugin, viewer, input.id)) };
    await noteRead(plugin, viewer, found, "opened-document");
    const words = itemWords(plugin, found);
    const maker = found.madeByKind === "portal" ? await plugin.people.portalUser(found.madeBy) : null;
    const staff = found.madeByKind === "staff" ? await plugin.people.staffMember(found.madeBy) : null;
    const seen = viewer.kind === "staff" ? await plugin.model(readers).findAll({ where: { practiceId: plugin.practiceId, itemId: found.id } }) : [];
    const users = viewer.kind === "staff" ? await plugin.people.portalUsersOf(found.clientId) : [];
    const named = seen.map((row) => row.get()).filter((reader) => reader.named === 1).map((reader) => reader.portalUserId);
    return {
      kind: "item" as const,
      id: found.id, clientId: found.clientId, source: found.source, ...words, mime: found.mime, size: found.size, madeAt: found.madeAt,
      by: staff?.name ?? (maker ? personName(maker) : (await plugin.people.practice()).name),
      fileId: found.fileId, viewOnly: found.viewOnly === 1, expiresAt: found.expiresAt, revokedAt: found.revokedAt,
      audience: viewer.kind === "staff" ? audienceWords(found, named, users) : null,
      opened: seen.map((row) => row.get()).flatMap((reader) => {
        const user = users.find((one) => one.id === reader.portalUserId);
        return user ? [{ name: personName(user), at: reader.openedAt }] : [];
      }),
      signed: found.source === "signed" ? await signedOf(plugin, viewer, found.id) : null,
    };
  });

/** Before it has a copy: the receipt of a signer, whose own paper it must be. */
async function paperOf(ctx: PluginContext, viewer: Viewer, paperId: string) {
  const own = await findOwnPaper(ctx, viewer, paperId);
  const signed = await signedOf(ctx, viewer, paperId);
  if (!signed) throw notFound("this document");
  return { id: paperId, title: contentOf(ctx, own.paper).title, signed };
}

async function signedOf(ctx: PluginContext, viewer: Viewer, paperId: string) {
  const row = await ctx.model(papers).findOne({ where: { practiceId: ctx.practiceId, id: paperId } });
  const whole = row && (await loadRequest(ctx, row.get().requestId));
  const paper = whole?.papers.find((one) => one.id === paperId);
  if (!whole || !paper) return null;
  const content = contentOf(ctx, paper);
  const showsAll = viewer.kind === "staff" || whole.request.shows === 1 || whole.request.state === "completed";
  const facts = signedFacts(ctx, await readEvidence(ctx, whole.request.id)).filter((one) => one.paper === paper.position + 1 && (showsAll || one.signer.account === viewer.accountId));
  return {
    version: content.version, nodes: [...content.nodes], sha256: paper.sha256, copySha256: paper.copySha256, hasCopy: paper.copyFileId !== null, requestId: whole.request.id, nextPaperId: nextOf(whole, viewer),
    waitsFor: whole.request.state === "completed" ? 0 : whole.signers.length - facts.length,
    signatures: facts.map((one) => ({ name: one.signer.name, typedName: one.typedName, role: one.signer.role, capacity: one.signer.capacity, at: one.at, zone: one.zone, fields: one.fields, drawing: one.drawing })),
  };
}

/** The next document of the same request that the viewer has not signed. */
function nextOf(whole: WholeRequest, viewer: Viewer): string | null {
  const signer = signerOf(whole, viewer);
  return signer && openStates.includes(whole.request.state) ? (nextPaper(whole, signer.id)?.id ?? null) : null;
}
