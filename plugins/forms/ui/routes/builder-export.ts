import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { FormsRouter } from "../../server/router.ts";

/** A form as a file to save. */
export async function action(args: ActionFunctionArgs) {
  const as = (await args.request.formData()).get("as") === "fhir" ? "fhir" : "json";
  const { name, content } = await pluginPageApi<FormsRouter>("forms", args).exportForm({ formId: args.params["formId"] ?? "", as });
  return new Response(content, { headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" } });
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/staff/library/forms/${params["formId"] ?? ""}`);
