import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { useEffect } from "react";
import { ClientConversation, WithoutComposer } from "../inbox/client-conversation.tsx";
import { conversationAction } from "../inbox/conversation-action.ts";
import { loadConversation } from "../inbox/load-conversation.ts";
import { answeringOf } from "../inbox/answering.ts";
import type { ClientPageHandle } from "../layouts/client.tsx";
import { pageAnswer } from "../page-answer.ts";
import { useActionData, useLoaderData, useMatches, useSearchParams } from "../remix.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction, ShouldRevalidateFunction } from "../remix.ts";
import { NeedsYouList } from "../shell/client/next-steps.tsx";
import { pageTitle, titleIn } from "@anteroom/core/ui/page-title.ts";
import { useWaiting } from "../shell/client/use-live-shell.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";
import styles from "./home.module.css";

export const handle: ClientPageHandle = { fill: true };

/** The newest of the conversation, and where the portal user writes. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const home = await portalHomeFor(request, context);
  const permitted = home.viewer.permissions.includes("messaging");
  if (!permitted) return { home, conversation: null, line: null, plus: [], answering: null, ownDevice: false };
  const [conversation, lines, plus] = await pageAnswer(request, Promise.all([loadConversation(context.caller, home.conversationId, request), context.caller.inbox.list({ limit: 20 }), context.caller.inbox.offers.ofPortal()]));
  return {
    home,
    conversation,
    plus,
    line: lines.find((line) => line.id === home.conversationId) ?? null,
    answering: answeringOf(conversation, home.viewer.timeZone),
    ownDevice: context.session?.ownDevice ?? false,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const home = await portalHomeFor(request, context);
  return conversationAction(request, context.caller, home.conversationId, "/");
}

/** A jump within the conversation asks the conversation itself. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate;

const messagesTitle = (unread: number): string => (unread > 0 ? `Messages, ${unread} new` : "Messages");

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const page = data && !data.conversation ? "Needs you" : messagesTitle(data?.home.counts.unread ?? 0);
  return pageTitle(page)({ matches });
};

export default function Home() {
  const { home, conversation, line, plus, ownDevice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { unread } = useWaiting().counts;
  const matches = useMatches();
  useEffect(() => {
    // The tab tells of what arrived since the page was drawn.
    if (conversation) document.title = titleIn(matches, messagesTitle(unread));
  }, [conversation, unread, matches]);
  if (!conversation) {
    return (
      <div className={styles.tasks}>
        <PageHeading below={`What your practice needs from you${home.viewer.relationship === "self" ? "" : `, for ${home.client.name}`}.`}>Needs you</PageHeading>
        <NeedsYouList shelf={home.shelf} homeConversationId={home.conversationId} />
        <WithoutComposer home={home} />
      </div>
    );
  }
  return (
    <ClientConversation
      loaded={conversation} home={home} line={line} formAction="/?index" ownDevice={ownDevice} plus={plus}
      problem={answer && "problem" in answer ? answer.problem : undefined} target={params.get("m") ?? undefined}
    />
  );
}
