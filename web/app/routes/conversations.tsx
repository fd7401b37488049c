import { LinkButton } from "@anteroom/core/ui/button.tsx";
import { EmptyState } from "@anteroom/core/ui/empty-state.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { Tabs } from "@anteroom/core/ui/tabs.tsx";
import { ConversationLines } from "../inbox/conversation-lines.tsx";
import { topicChoices } from "../inbox/topics.ts";
import { pageAnswer } from "../page-answer.ts";
import { redirect, useLoaderData } from "../remix.ts";
import type { LoaderFunctionArgs } from "../remix.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";
import styles from "./conversations.module.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const home = await portalHomeFor(request, context);
  const archived = new URL(request.url).searchParams.get("view") === "archived";
  const { inbox } = context.caller;
  const [open, put, topics] = await pageAnswer(request, Promise.all([inbox.list({ limit: 100 }), inbox.list({ limit: 100, view: "archived" }), topicChoices(context.caller)]));
  const mayStart = topics !== null && topics.mayStart && topics.choices.length > 0;
  // One conversation that is in the list is home itself; one that was archived or marked is still found here.
  const only = open.length === 1 && put.length === 0 ? open[0] : undefined;
  if (!archived && !mayStart && only?.id === home.conversationId && only.unread === 0) throw redirect("/");
  return { lines: archived ? put : open, mayStart, archived, archivedCount: put.length, homeConversationId: home.conversationId };
}

export const meta = pageTitle("Conversations");

export default function Conversations() {
  const { lines, mayStart, archived, archivedCount, homeConversationId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Conversations</PageHeading>
      {mayStart && !archived ? <p className={styles.start}><LinkButton href="/c/new">Start a conversation</LinkButton></p> : null}
      {archived || archivedCount > 0 ? <Tabs label="Conversations" tabs={[{ href: "/c", label: "Open", current: !archived }, { href: "/c?view=archived", label: "Archived", current: archived }]} /> : null}
      {lines.length === 0 ? <EmptyState>{archived ? "Nothing is archived." : "No conversations here."}</EmptyState> : <ConversationLines lines={lines} hrefOf={(line) => (line.id === homeConversationId ? "/" : `/c/${line.id}`)} />}
    </>
  );
}
