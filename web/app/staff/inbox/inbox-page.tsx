import { EmptyState, LinkButton } from "@anteroom/core/ui";
import { MessageCircle } from "@anteroom/core/ui/icons.ts";
import { classNames } from "@anteroom/core/ui/class-names.ts";
import type { StaffHandle } from "../../layouts/staff.tsx";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { staffTitle } from "../staff-place.ts";
import { ClientPane } from "./client-pane.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import { actOnConversation } from "./act-on-conversation.ts";
import { InboxList } from "./inbox-list.tsx";
import { pageSize, readBefore, viewIn } from "./inbox-views.ts";
import styles from "./inbox.module.css";
import { openConversation } from "./open-conversation.ts";

export const handle: StaffHandle = { fillsScreen: true };
export const meta: MetaFunction<typeof loader> = ({ matches, params, data }) =>
  staffTitle(matches, params.conversationId ? "Conversation" : `Inbox, ${(data?.view.label ?? "open").toLowerCase()}`);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const view = viewIn(params.view);
  if (!view) throw redirect("/staff/inbox/waiting");
  const { searchParams } = new URL(request.url);
  const before = readBefore(searchParams.get("before"));
  const [lines, conversation] = await pageAnswer(
    request,
    Promise.all([
      context.caller.inbox.list({ view: view.id, limit: pageSize, ...(before ? { before } : {}) }),
      params.conversationId ? openConversation(context, params.conversationId, request) : null,
    ]),
  );
  return { view, drawn: { lines, more: lines.length === pageSize }, further: before !== undefined, conversation };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return actOnConversation(request, context, params.conversationId ?? "", viewIn(params.view)?.id ?? "waiting");
}

/** The inbox: list, conversation and client side by side where there is room, one at a time on a phone. */
export default function InboxPage() {
  const { view, drawn, further, conversation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const openId = conversation?.loaded.page.conversation.id;
  return (
    <div className={classNames(styles.inbox, openId && styles.hasOpen)}>
      <div className={styles.listPane}>
        {/* Without JavaScript the list is read page by page. */}
        {further ? <p className={styles.more}><LinkButton href={`/staff/inbox/${view.id}`}>Back to the start of the list</LinkButton></p> : null}
        <InboxList view={view.id} drawn={drawn} openId={openId} key={view.id} />
      </div>
      {conversation ? (
        <>
          <ConversationPane key={openId} open={conversation} view={view.id} problem={answer} />
          <section className={styles.client} aria-label="Client" data-region="" tabIndex={0}><ClientPane about={conversation.about} /></section>
        </>
      ) : (
        <div className={styles.nothing}><EmptyState icon={<MessageCircle size={24} />}>Choose a conversation to read it here.</EmptyState></div>
      )}
    </div>
  );
}
