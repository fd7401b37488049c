import type { FileFacts, PluginContext, Tx } from "@anteroom/core/server";
import { sealJson } from "../sealed.ts";
import { contentOf, type WholeRequest } from "../signing/load-request.ts";
import { items, readers, type ItemWords } from "../tables/item-rows.ts";
import type { PaperRow } from "../tables/request-rows.ts";

/** Puts a signed document, or its newer copy, into the Document Center of the client, open to those who sign it. */
export async function keepSignedItem(ctx: PluginContext, { whole, paper, file }: { whole: WholeRequest; paper: PaperRow; file: FileFacts }, tx: Tx): Promise<void> {
  const options = { transaction: tx.sequelize };
  const where = { practiceId: ctx.practiceId, id: paper.id };
  if ((await ctx.model(items).count({ where, ...options })) > 0) {
    await ctx.model(items).update({ fileId: file.id, size: file.size }, { where, ...options });
    return;
  }
  const words: ItemWords = { title: contentOf(ctx, paper).title, note: "", text: "" };
  await ctx.model(items).create(
    {
      id: paper.id, practiceId: ctx.practiceId, clientId: whole.request.clientId, source: "signed", words: sealJson(ctx, ["items", paper.id, "words"], words), fileId: file.id, mime: file.mime, size: file.size,
      madeByKind: "system", madeBy: ctx.practiceId, madeAt: ctx.now(), audience: "named", viewOnly: 0, expiresAt: null, revokedAt: null, staffOpenedAt: null,
    },
    options,
  );
  for (const signer of whole.signers) {
    if (signer.kind === "portal") await ctx.model(readers).create({ itemId: paper.id, portalUserId: signer.seatId, practiceId: ctx.practiceId, named: 1, openedAt: null }, options);
  }
}
