import type { ComposerProblem } from "@anteroom/core/ui/composer-slot.ts";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import type { ClientOfferLine, ConversationLine, PortalHome } from "@anteroom/core/server";
import { useCallback, useState } from "react";
import { useLocation } from "../remix.ts";
import { ConversationOptions } from "./conversation-options.tsx";
import type { ConversationStore } from "./conversation-store.ts";
import { LiveConversation } from "./live-conversation.tsx";
import type { LoadedConversation } from "./load-conversation.ts";
import { peopleWords } from "./people-words.ts";
import { TopicHead } from "./topic-head.tsx";
import { NextSteps, Shelf } from "../shell/client/next-steps.tsx";
import { MenuIcon } from "../shell/client/menu-icon.tsx";
import { actsFor, usePortalShell } from "../shell/client/portal-shell.ts";
import { useWaiting } from "../shell/client/use-live-shell.ts";
import { useReadingPreferences } from "./use-reading-preferences.ts";
import styles from "./client-conversation.module.css";

export interface ClientConversationProps {
  loaded: LoadedConversation;
  home: PortalHome;
  line: ConversationLine | null;
  formAction: string;
  problem?: ComposerProblem;
  target?: string;
  /** What the portal user can begin from here: pages of plugins. */
  plus: readonly ClientOfferLine[];
  ownDevice: boolean;
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A conversation as the portal user has it: what needs them above or beside, the entries, and where they write. */
export function ClientConversation({ loaded, home, line, formAction, problem, target, plus, ownDevice }: ClientConversationProps) {
  const shell = usePortalShell();
  const [markedUnread, setMarkedUnread] = useState(false);
  const [store, setStore] = useState<ConversationStore>();
  const { announce, enterSends } = useReadingPreferences("portal");
  const { conversation } = loaded.page;
  const { topic, people } = conversation;
  const name = topic ? (people.length === 1 && people[0] ? people[0] : topic.label) : (home.professionals[0]?.name ?? home.practice.name);
  const about = shell ? actsFor(shell) : null;
  const { shelf } = useWaiting();
  const plusItems = plus.map(({ label, to, icon }) => ({ href: to, label, icon: <MenuIcon name={icon} /> }));
  const onReady = useCallback((ready: ConversationStore) => setStore(ready), []);
  const replyTime = shell && loaded.composer ? (loaded.composer.data as { replyTime?: string | null }).replyTime : null;
  const options = line ? <><ConversationOptions line={line} formAction={formAction} lastSeq={() => store?.state().entries.findLast((entry) => entry.author.kind !== "portal")?.seq ?? conversation.lastSeq} onMarkedUnread={() => setMarkedUnread(true)} /><p><Link href="/c" className={styles.all}>All conversations</Link></p></> : null;
  return (
    <div className={styles.home}>
      <div className={styles.middle}>
        <PageHeading hidden>Messages with {name}{about ? ` for ${about}` : ""}</PageHeading>
        <div>
          {topic ? <TopicHead topic={topic.label} people={people} /> : null}
          <Shelf shelf={shelf} homeConversationId={home.conversationId}>{options}</Shelf>
          {loaded.gone ? <Notice className={styles.gone}>This message is no longer available.</Notice> : null}
        </div>
        <LiveConversation
          // Drawn anew when messages are taken away or given back: what may not be seen must not stay.
          key={`${conversation.id} ${home.mayReadMessages}`} loaded={loaded} side="portal" seatId={home.viewer.portalUserId} ownDevice={ownDevice}
          writeLabel={`Write a message to ${name}${about ? ` for ${about}` : ""}`} audience={topic ? `Visible to ${peopleWords(["you", ...people])}` : about ? `Visible to you and the care team of ${about}` : "Visible to you and your care team"}
          formAction={formAction} problem={problem} target={target} targetKey={useLocation().key} markedUnread={markedUnread} announce={announce} enterSends={enterSends} onReady={onReady} plus={plusItems}
          emptyText={<><p>{topic ? `Only you and ${peopleWords(people)} see what is written here.` : <>This is a private place to write to {name} and the care team.</>}{replyTime ? ` ${sentence(replyTime)}` : ""}</p></>}
          beginningText={topic ? `This is the beginning of this conversation with ${peopleWords(people)}.` : home.professionals[0] ? `This is the beginning of your messages with ${name}.` : "This is the beginning of your messages."}
          withoutComposer={<WithoutComposer home={home} />}
        />
      </div>
      {shell ? <NextSteps shell={shell} shelf={shelf}>{options}</NextSteps> : null}
    </div>
  );
}

/** Why nobody can write here, and what to do instead. */
export function WithoutComposer({ home }: { home: PortalHome }) {
  const { practice } = home;
  const permitted = home.viewer.permissions.includes("messaging");
  const call = practice.phone ? ` You can call them on ${practice.phone}.` : "";
  return (
    <div className={styles.without} id="composer-text" tabIndex={-1} data-region="">
      <Notice>{permitted ? `${practice.name} does not take messages here at the moment. What they send you to do still appears here.${call}` : `You do not have access to messages for ${home.client.name}. ${practice.name} can change this.${call}`}</Notice>
    </div>
  );
}
