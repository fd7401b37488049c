import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/react";
import type { DocumentsRouter } from "../server/router.ts";

/** Notes the download and leads to the short-lived link; `?unsigned` makes the PDF of what is still to be signed. */
export async function openFile(args: LoaderFunctionArgs): Promise<Response> {
  const api = pluginPageApi<DocumentsRouter>("documents", args);
  const id = args.params["id"] ?? "";
  const asked = new URL(args.request.url).searchParams;
  if (asked.has("unsigned")) {
    const { name, base64 } = await api.draftCopy({ paperId: id });
    return new Response(Buffer.from(base64, "base64"), {
      headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`, "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" },
    });
  }
  const { fileId, inline } = await api.openFile({ id, look: asked.has("look") });
  return redirect(`/files/${fileId}${inline ? "?d=inline" : ""}`);
}
