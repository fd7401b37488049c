import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";

/** Notes the download of an invoice and leads to its PDF. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const { id } = await api.invoicePaper({ id: args.params["id"] ?? "" });
  return redirect(`/files/${(await api.openDocument({ id })).fileId}`);
}
