import { pageId } from "../inbox/page-ids.ts";
import { pageAnswer } from "../page-answer.ts";
import { redirect } from "../remix.ts";
import type { LoaderFunctionArgs } from "../remix.ts";

/** Leads to a file of a message by a link of a few minutes, made for this viewer; addresses in pages so never expire or open for others. */
export async function loader({ request, context, params }: LoaderFunctionArgs): Promise<Response> {
  const disposition = new URL(request.url).searchParams.has("inline") ? "inline" : "attachment";
  const { href } = await pageAnswer(request, context.caller.files.link({ fileId: pageId(params["fileId"]), disposition }));
  return redirect(href);
}
