import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { FormsRouter } from "../../server/router.ts";

/** A client's scores as a CSV file. */
export async function loader(args: LoaderFunctionArgs) {
  const { name, text } = await pluginPageApi<FormsRouter>("forms", args).trendFile({ clientId: args.params["clientId"] ?? "" });
  return new Response(text, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" } });
}
