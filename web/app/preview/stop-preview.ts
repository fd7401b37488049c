import { pageAnswer } from "../page-answer.ts";
import { redirect, type ActionFunctionArgs } from "../remix.ts";

export const loader = () => redirect("/");

/** Ends a preview and leads back to the chart it was started from. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { clientId } = await pageAnswer(request, context.caller.preview.stop());
  return redirect(clientId ? `/staff/clients/${clientId}/portal?done=preview-stopped` : "/staff");
}
