import { pageAnswer } from "../../page-answer.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";

/** The CSV file to fill in. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { name, text } = await pageAnswer(request, context.caller.transfer.imports.template());
  return new Response(text, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store" } });
}
