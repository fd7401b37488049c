import { redirect } from "../remix.ts";
import type { LoaderFunctionArgs } from "../remix.ts";
import { pageAnswer } from "../page-answer.ts";

/** One address of a message for both sides: it leads to where the viewer reads the conversation, which decides whether they may. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { conversationId = "", entryId = "" } = params;
  if (context.viewer?.kind === "staff") throw redirect(`/staff/inbox/all/${conversationId}?m=${entryId}`);
  const home = await pageAnswer(request, context.caller.inbox.home());
  throw redirect(home.conversationId === conversationId ? `/?m=${entryId}` : `/c/${conversationId}?m=${entryId}`);
}
