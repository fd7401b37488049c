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
import { inboxPath, pageSize, readAfter, viewIn } from "./inbox-views.ts";
import styles from "./inbox.module.css";
import { KeyList } from "./key-list.tsx";
import { openConversation } from "./open-conversation.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useCallback, useState } from "react";

export const handle: StaffHandle = { fillsScreen: true };
export const meta: MetaFunction<typeof loader> = ({ matches, params, data }) =>
  staffTitle(matches, params.conversationId ? "Conversation" : `Inbox, ${(data?.view.label ?? "mine").toLowerCase()}`);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const view = viewIn(params.view);
  if (!view) throw redirect("/staff/inbox/mine");
  const { searchParams } = new URL(request.url);
  const after = readAfter(searchParams.get("after"));
  const tag = searchParams.get("tag")?.slice(0, 40) || undefined;
  const [lines, counts, conversation] = await pageAnswer(
    request,
    Promise.all([
      context.caller.desk.list({ view: view.id, limit: pageSize, ...(after ? { after } : {}), ...(tag ? { tag } : {}) }),
      context.caller.desk.counts(),
      params.conversationId ? openConversation(context, params.conversationId, request) : null,
    ]),
  );
  return { view, tag, drawn: { lines, more: lines.length === pageSize, counts }, further: after !== undefined, conversation };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return actOnConversation(request, context, params.conversationId ?? "", viewIn(params.view)?.id ?? "mine");
}

/** The inbox: list, conversation and client side by side where there is room, one at a time on a phone. */
export default function InboxPage() {
  const { view, tag, drawn, further, conversation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [keysShown, setKeysShown] = useState(false);
  useDeskKeys(useCallback(() => setKeysShown(true), []));
  const openId = conversation?.loaded.page.conversation.id;
  return (
    <div className={classNames(styles.inbox, openId && styles.hasOpen)}>
      <KeyList open={keysShown} onClose={() => setKeysShown(false)} />
      <div className={styles.listPane}>
        {/* Without JavaScript the list is read page by page. */}
        {further ? <p className={styles.more}><LinkButton href={inboxPath(view.id, undefined, tag)}>Back to the start of the list</LinkButton></p> : null}
        <InboxList view={view.id} tag={tag} drawn={drawn} openId={openId} key={`${view.id}:${tag ?? ""}`} />
      </div>
      {conversation ? (
        <>
          <ConversationPane key={openId} open={conversation} view={view.id} problem={answer} />
          {conversation.about ? <section className={styles.client} aria-label="Client" data-region="" tabIndex={0}><ClientPane about={conversation.about} /></section> : null}
        </>
      ) : (
        <div className={styles.nothing}><EmptyState icon={<MessageCircle size={24} />}>Choose a conversation to read it here.</EmptyState></div>
      )}
    </div>
  );
}
