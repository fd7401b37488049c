import { EmptyState, LinkButton } from "@anteroom/core/ui";
import { MessageCircle } from "@anteroom/core/ui/icons.ts";
import { classNames } from "@anteroom/core/ui/class-names.ts";
import type { StaffHandle } from "../../layouts/staff.tsx";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { textOf } from "../form-answer.ts";
import { ClientPane } from "./client-pane.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import { actOnConversation } from "./act-on-conversation.ts";
import { actOnFilter, filterIntents } from "./act-on-filter.ts";
import { InboxList } from "./inbox-list.tsx";
import { inboxPath, pageSize, readAfter, viewIn } from "./inbox-views.ts";
import { narrowInput, readNarrow } from "./narrow.ts";
import styles from "./inbox.module.css";
import { KeyList } from "./key-list.tsx";
import { openConversation } from "./open-conversation.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useCallback, useState } from "react";

export const handle: StaffHandle = { fillsScreen: true };
export const meta: MetaFunction<typeof loader> = ({ matches, params, data }) =>
  pageTitle(params.conversationId ? "Conversation" : `Inbox, ${(data?.view.label ?? "mine").toLowerCase()}`)({ matches });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const view = viewIn(params.view);
  if (!view) throw redirect("/staff/inbox/mine");
  const { searchParams } = new URL(request.url);
  const after = readAfter(searchParams.get("after"));
  const narrow = readNarrow(searchParams);
  const [lines, counts, total, saved, choices, conversation] = await pageAnswer(
    request,
    Promise.all([
      context.caller.desk.list({ view: view.id, limit: pageSize, ...(after ? { after } : {}), ...narrowInput(narrow) }),
      context.caller.desk.counts(),
      context.caller.desk.total({ view: view.id, filter: narrow.filter }),
      context.caller.desk.filters(),
      context.caller.desk.filterChoices(),
      params.conversationId ? openConversation(context, params.conversationId, request) : null,
    ]),
  );
  return { view, narrow, choices, newFilterId: newUlid(), drawn: { lines, more: lines.length === pageSize, counts, total, saved }, further: after !== undefined, conversation };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const view = viewIn(params.view)?.id ?? "mine";
  if (filterIntents.has(textOf(form, "intent"))) return actOnFilter(request, context, form, view);
  return actOnConversation(request, context, form, params.conversationId ?? "", view);
}

/** The inbox: list, conversation and client side by side where there is room, one at a time on a phone. */
export default function InboxPage() {
  const { view, narrow, choices, newFilterId, drawn, further, conversation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [keysShown, setKeysShown] = useState(false);
  useDeskKeys(useCallback(() => setKeysShown(true), []));
  const openId = conversation?.loaded.page.conversation.id;
  return (
    <div className={classNames(styles.inbox, openId && styles.hasOpen)}>
      <KeyList open={keysShown} onClose={() => setKeysShown(false)} />
      <div className={styles.listPane}>
        {/* Without JavaScript the list is read page by page. */}
        {further ? <p className={styles.more}><LinkButton href={inboxPath(view.id, undefined, narrow)}>Back to the start of the list</LinkButton></p> : null}
        <InboxList view={view.id} narrow={narrow} choices={choices} newFilterId={newFilterId} problem={answer?.tab === "filter" ? answer : undefined} drawn={drawn} further={further} openId={openId} key={inboxPath(view.id, undefined, narrow)} />
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
