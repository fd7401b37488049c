import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PaymentsRouter } from "../../server/router.ts";

/** The 270 file of a policy, which the browser saves and nobody else keeps. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { name, text } = await pluginPageApi<PaymentsRouter>("payments", args).eligibilityQuestion({ id: args.params["id"] ?? "" });
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" } });
}
