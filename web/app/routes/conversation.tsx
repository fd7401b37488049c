import { answeringOf } from "../inbox/answering.ts";
import { ClientConversation } from "../inbox/client-conversation.tsx";
import { conversationAction } from "../inbox/conversation-action.ts";
import { loadConversation } from "../inbox/load-conversation.ts";
import type { ClientPageHandle } from "../layouts/client.tsx";
import { pageId } from "../inbox/page-ids.ts";
import { pageAnswer } from "../page-answer.ts";
import { useActionData, useLoaderData, useSearchParams } from "../remix.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "../remix.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";

export { shouldRevalidate } from "./home.tsx";
export const handle: ClientPageHandle = { fill: true };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const id = pageId(params["conversationId"]);
  const home = await portalHomeFor(request, context);
  const [conversation, lines, plus] = await pageAnswer(request, Promise.all([loadConversation(context.caller, id, request), context.caller.inbox.list({ limit: 100 }), context.caller.inbox.offers.ofPortal()]));
  return { home, conversation, plus, line: lines.find((line) => line.id === id) ?? null, answering: answeringOf(conversation, home.viewer.timeZone), ownDevice: context.session?.ownDevice ?? false };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const id = pageId(params["conversationId"]);
  return conversationAction(request, context.caller, id, `/c/${id}`);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageTitle(data?.conversation.page.conversation.topic?.label ?? "Messages")({ matches });

export default function ConversationPage() {
  const { home, conversation, line, plus, ownDevice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <ClientConversation
      key={conversation.page.conversation.id} loaded={conversation} home={home} line={line} formAction={`/c/${conversation.page.conversation.id}`} ownDevice={ownDevice} plus={plus}
      problem={answer && "problem" in answer ? answer.problem : undefined} target={params.get("m") ?? undefined}
    />
  );
}
