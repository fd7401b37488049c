import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PaymentsRouter } from "../../server/router.ts";
import { csvAnswer } from "../parts/csv-answer.ts";

/** The journal of a range of days as a CSV file; it is written in the audit log. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const asked = new URL(args.request.url).searchParams;
  return csvAnswer(await pluginPageApi<PaymentsRouter>("payments", args).exportBooks({ from: asked.get("from") ?? "", to: asked.get("to") ?? "" }));
}
