import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { FormsRouter } from "../../server/router.ts";
import { pdfResponse } from "../pdf-response.ts";

/** What was sent as a PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const number = Number(new URL(args.request.url).searchParams.get("number")) || undefined;
  return pdfResponse(await pluginPageApi<FormsRouter>("forms", args).copyFile({ assignmentId: args.params["assignmentId"] ?? "", ...(number ? { number } : {}) }));
}
