import { Button, Link, Menu, Notice } from "@anteroom/core/ui";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import { ChevronDown, ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { LiveConversation } from "../../inbox/live-conversation.tsx";
import { peopleWords } from "../../inbox/people-words.ts";
import { useMemo } from "react";
import { Form, useRevalidator, useSearchParams } from "../../remix.ts";
import { nameOf } from "../people-lines.ts";
import type { InboxProblem } from "./act-on-conversation.ts";
import { inboxPath, type InboxView } from "./inbox-views.ts";
import styles from "./inbox.module.css";
import { narrowQuery, readNarrow } from "./narrow.ts";
import { ColleagueReplying } from "./colleague-replying.tsx";
import { DeskFactsLine, DeskTools, TagForms } from "./desk-tools.tsx";
import { TopicMembers } from "./topic-members.tsx";
import { NoteForm } from "./note-form.tsx";
import { offerPath } from "./offers/offer-path.ts";
import { useOffers } from "./offers/use-offers.tsx";
import type { OpenConversation } from "./open-conversation.ts";
import { WriteTabs } from "./write-tabs.tsx";

interface Props {
  open: OpenConversation;
  view: InboxView;
  problem?: InboxProblem | null;
}

/** The conversation pane: who, the timeline, and reply and note kept apart. */
export function ConversationPane({ open, view, problem }: Props) {
  const { loaded, note, staffId, ownDevice, about, announce, enterSends } = open;
  const { conversation } = loaded.page;
  const [params] = useSearchParams();
  const narrow = readNarrow(params);
  const here = inboxPath(view, conversation.id, narrow);
  const { itemsOf, dialog } = useOffers(view);
  // The same list as long as the offers are, so that rows are not drawn anew.
  const uses = useMemo(() => open.offers.filter((offer) => offer.fromMessage).map((offer) => ({ label: offer.label, path: offerPath(view, conversation.id, offer) })), [open.offers, view, conversation.id]);
  const { revalidate, state } = useRevalidator();
  // A colleague may have moved it, or the client may have brought it back.
  useLive("entry", (news) => {
    if (news.conversationId === conversation.id && news.entry === undefined && state === "idle") revalidate();
  });
  const who = peopleWords([conversation.title, ...(open.members?.members.map((one) => (one.id === staffId ? "you" : one.name)) ?? conversation.people)]);
  const startTab = problem?.tab === "note" || problem?.tab === "reply" ? problem.tab : (params.get("tab") === "note" ? "note" : "reply");
  return (
    <section className={styles.conversation} aria-label="Conversation">
      <div className={styles.head}>
        <Link href={inboxPath(view, undefined, narrow)} className={styles.toList}><ChevronLeft aria-hidden="true" size={24} /><span className="vh">Back to the inbox</span></Link>
        <div className={styles.title}>
          <h1 id="h1" tabIndex={-1}>{conversation.title}</h1>
          <p>
            {conversation.about ? <>{conversation.about}{about ? " · " : ""}</> : null}
            {about ? <Link href={`/staff/clients/${about.client.id}`}>Open chart<span className="vh"> of {nameOf(about.client)}</span></Link> : null}
          </p>
        </div>
        <div className={styles.verbs}>
          {open.mayMove ? <DeskTools open={open} /> : null}
          <Verbs open={open} />
        </div>
      </div>
      <div className={styles.facts}>
        {problem?.tab === "tools" ? <div className={styles.gone}><Notice tone="warning">{problem.message}</Notice></div> : null}
        <DeskFactsLine open={open} />
        {conversation.topic && open.members ? <TopicMembers topic={conversation.topic.label} client={conversation.title} members={open.members} staffId={staffId} /> : null}
      </div>
      {loaded.gone ? <div className={styles.gone}><Notice tone="warning">We could not find that message. This is the end of the conversation.</Notice></div> : null}
      <LiveConversation
        loaded={loaded}
        side="staff"
        seatId={staffId}
        ownDevice={ownDevice}
        writeLabel={`Write to ${conversation.title}`}
        audience={conversation.topic ? `Visible to ${who}` : `${conversation.title} and the care team see it.`}
        formAction={here}
        problem={problem?.tab === "reply" ? problem : undefined}
        announce={announce}
        enterSends={enterSends}
        plus={itemsOf(conversation.id, open.offers)}
        uses={uses}
        target={params.get("m") ?? undefined}
        emptyText={conversation.topic ? `Nobody has written yet. Only ${who} see what you write here.` : `Nobody has written yet. What you write here, ${conversation.title} and the care team see.`}
        beginningText={`This is the beginning of the messages with ${conversation.title}.`}
        withoutComposer={<div className={styles.blocked}><Notice>You cannot write here now. Messages are off, or your role does not include them. An administrator can change that.</Notice></div>}
        aroundComposer={(composer, send) => (loaded.composer === null ? composer : (
          <>
            <ColleagueReplying conversationId={conversation.id} staffId={staffId} />
            <WriteTabs
              key={startTab}
              start={startTab}
              here={here}
              noteHere={`/staff/inbox/${view}/${conversation.id}${narrowQuery(narrow, { tab: "note" })}`}
              reply={composer}
              note={<NoteForm conversationId={conversation.id} colleagues={open.desk.colleagues.filter((one) => one.id !== staffId)} draft={note.draft} formKey={note.formKey} formAction={here} problem={problem?.tab === "note" ? problem : undefined} enterSends={enterSends} onSend={send} />}
            />
          </>
        ))}
      />
      {dialog}
    </section>
  );
}

/** What staff do with the conversation as a whole; plain forms. */
function Verbs({ open }: { open: OpenConversation }) {
  const { conversation } = open.loaded.page;
  const verb = (intent: string, label: string) => (
    <Form method="post" className={styles.verb}>
      <input type="hidden" name="seq" value={conversation.lastSeq} />
      <Button name="intent" value={intent} variant="quiet">{label}</Button>
    </Form>
  );
  return (
    <Menu summary={<>More<ChevronDown aria-hidden="true" size={20} /></>} label="What to do with this conversation" items={open.about ? [{ href: `/staff/clients/${open.about.client.id}`, label: "Open chart" }] : []}>
      {conversation.unread > 0 ? verb("read", "Mark as read") : verb("unread", "Mark as unread")}
      {open.mayMove ? <TagForms open={open} /> : null}
    </Menu>
  );
}
