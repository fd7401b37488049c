import { z } from "zod";
import { findOwnPaper } from "../signing/find-paper.ts";
import { contentOf } from "../signing/load-request.ts";
import { signedPdf } from "../signing/signed-pdf.ts";
import { viewerProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** The PDF of a document to read before it is signed, in base64. */
export const draftCopy = viewerProcedure
  .meta({ permission: "documents.use" })
  .input(z.object({ paperId: id }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const own = await findOwnPaper(plugin, viewer, input.paperId);
    const bytes = await signedPdf(plugin, own.whole, own.paper, []);
    await plugin.transaction((tx) => plugin.audit("downloaded", { subject: input.paperId, clientId: own.whole.request.clientId }, tx));
    return { name: `${contentOf(plugin, own.paper).title}.pdf`, base64: bytes.toString("base64") };
  });
