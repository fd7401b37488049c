import { invalid, newId } from "@anteroom/core/server";
import type { FileFacts, PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { storeItem } from "../items/share-item.ts";
import { items } from "../tables/item-rows.ts";
import { photoPdf } from "./photo-pdf.ts";

/** Files that a portal user sends to their practice. */
export interface SentFiles {
  /** The sender's key; the id of the document when it is one. */
  key: string;
  fileIds: readonly string[];
  /** What it is; the file's own name when empty. */
  title: string;
  note: string;
  audience: "everyone" | "named";
  /** Whether pictures become one PDF. */
  join: boolean;
}

/** What is stored in the transaction: made ready before it, because drawing pages takes a while. */
export interface PreparedFiles extends SentFiles {
  pdf: Buffer | null;
}

/** Draws the PDF of pictures that are to be one document. Null for the whole when this key was stored before. */
export async function prepareFiles(ctx: PluginContext, viewer: PortalViewer, sent: SentFiles): Promise<PreparedFiles | null> {
  if ((await ctx.model(items).count({ where: { practiceId: ctx.practiceId, id: sent.key } })) > 0) return null;
  if (!sent.join || sent.fileIds.length === 0) return { ...sent, pdf: null };
  const facts = await ctx.files.facts(sent.fileIds);
  if (facts.length < new Set(sent.fileIds).size) throw invalid({ files: "One of the files is no longer there. Remove it and add it again." });
  return { ...sent, pdf: await photoPdf(ctx, titleOf(sent, facts), viewer.name, facts) };
}

const titleOf = ({ title }: SentFiles, files: readonly FileFacts[]): string => title || (files[0]?.name.replace(/\.[^.]{1,10}$/, "") ?? "Document");

/** Makes a document of each file, or one of all pictures; only of files that this portal user sent. */
export async function storeUploads(ctx: PluginContext, viewer: PortalViewer, sent: PreparedFiles, tx: Tx): Promise<{ id: string; title: string }[]> {
  const ids = [...new Set(sent.fileIds)];
  const store = async (id: string, title: string, file: FileFacts): Promise<{ id: string; title: string }> => {
    // The sender sees it themselves, whoever else does.
    const named = sent.audience === "named" ? [viewer.portalUserId] : [];
    await storeItem(ctx, { id, clientId: viewer.clientId, source: "client", words: { title, note: sent.note, text: "" }, audience: sent.audience, named, viewOnly: false, expiresAt: null }, file, tx);
    await ctx.audit("uploaded", { subject: id, clientId: viewer.clientId }, tx);
    return { id, title };
  };
  if (sent.pdf) {
    const pictures = await ctx.files.claim(ids, { kind: "item", id: sent.key }, tx);
    const title = titleOf(sent, pictures);
    const file = await ctx.files.keep({ name: `${title}.pdf`, mime: "application/pdf", bytes: sent.pdf }, { kind: "item", id: sent.key }, tx);
    for (const picture of pictures) await ctx.files.remove(picture.id, tx);
    return [await store(sent.key, title, file)];
  }
  const stored = [];
  for (const [index, fileId] of ids.entries()) {
    const id = index === 0 ? sent.key : newId();
    const [file] = await ctx.files.claim([fileId], { kind: "item", id }, tx);
    if (!file) throw invalid({ files: "One of the files is no longer there. Remove it and add it again." });
    const own = titleOf({ ...sent, title: "" }, [file]);
    stored.push(await store(id, sent.title ? (ids.length > 1 ? `${sent.title}, ${index + 1} of ${ids.length}` : sent.title) : own, file));
  }
  return stored;
}
