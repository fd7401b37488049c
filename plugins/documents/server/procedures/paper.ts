import { z } from "zod";
import { openText } from "../sealed.ts";
import { whyNot } from "../signing/why-not.ts";
import { agreementText } from "../signing/signed-facts.ts";
import { thingsOf } from "../signing/check-signing.ts";
import { findOwnPaper } from "../signing/find-paper.ts";
import { contentOf, loadRequest, nextPaper, wordsOf } from "../signing/load-request.ts";
import { noteOpened, othersOf } from "../signing/open-paper.ts";
import { capacityOf, clientName } from "../people/people-words.ts";
import { minutesToRead } from "../text/document-nodes.ts";
import { requests } from "../tables/request-rows.ts";
import { viewerProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** A document that the viewer is to sign, or has signed: its text, what is left to do, and why it cannot be signed when it cannot. */
export const paper = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ paperId: id }))
  .query(async ({ ctx: { plugin, viewer }, input: { paperId } }) => {
    const own = await findOwnPaper(plugin, viewer, paperId);
    const { whole, signer } = own;
    const content = contentOf(plugin, own.paper);
    const no = await whyNot(plugin, whole, own.paper, signer);
    await noteOpened(plugin, viewer, own);
    const client = await plugin.people.client(whole.request.clientId);
    const practice = await plugin.people.practice();
    const mine = whole.signatures.find((one) => one.paperId === paperId && one.signerId === signer.id);
    const newer = no && (no.reason === "newer" || whole.request.state === "voided") ? await newerPaperOf(plugin, own) : null;
    const words = wordsOf(plugin, whole.request);
    return {
      id: paperId,
      requestId: whole.request.id,
      title: content.title,
      version: content.version,
      nodes: [...content.nodes],
      things: thingsOf(content.nodes),
      sha256: own.paper.sha256,
      minutes: minutesToRead(content.nodes),
      practice: practice.name,
      place: { at: own.paper.position + 1, of: whole.papers.length },
      next: whole.papers.find((one) => one.id !== paperId && nextPaper(whole, signer.id)?.id === one.id)?.id ?? null,
      instructions: words.instructions,
      reason: ["voided", "declined"].includes(whole.request.state) ? (words.reason ?? "") : "",
      dueAt: whole.request.dueAt,
      state: whole.request.state,
      signerName: openText(plugin, ["signers", signer.id, "name"], signer.name),
      capacity: client && signer.kind === "portal" ? capacityOf(signer.role, client) : "",
      client: client ? clientName(client) : "",
      others: othersOf(plugin, own),
      disclosure: await plugin.setting<string>("disclosure"),
      agreement: agreementText,
      signedAt: mine?.signedAt ?? null,
      hasCopy: own.paper.copyFileId !== null,
      mayAsk: viewer.kind === "portal" && viewer.permissions.includes("messaging"),
      whyNot: no,
      newerPaperId: newer,
    };
  });

async function newerPaperOf(ctx: Parameters<typeof findOwnPaper>[0], own: Awaited<ReturnType<typeof findOwnPaper>>): Promise<string | null> {
  const row = await ctx.model(requests).findOne({ where: { practiceId: ctx.practiceId, replaces: own.whole.request.id }, order: [["id", "DESC"]] });
  const replaced = row && (await loadRequest(ctx, row.get().id));
  const same = replaced?.papers.find((one) => one.templateId === own.paper.templateId);
  const mine = replaced?.signers.some((one) => one.seatId === own.signer.seatId);
  return replaced && replaced.request.state !== "draft" && same && mine ? same.id : null;
}
