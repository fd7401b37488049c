import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { coreApi, idempotent } from "@anteroom/core/ui/api.ts";
import type { ComposerProblem, OutgoingMessage, PlusItem } from "@anteroom/core/ui/composer-slot.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import { useCallback, useMemo, useRef } from "react";
import type { ReactNode } from "react";
import { ConnectionBar } from "./connection-bar.tsx";
import type { ConversationSource } from "./conversation-source.ts";
import type { ConversationStore } from "./conversation-store.ts";
import { ConversationView } from "./conversation-view.tsx";
import type { LoadedConversation } from "./load-conversation.ts";
import type { MessageUse } from "./message-row.tsx";
import { cardComponent, composerSlot } from "./plugin-slots.ts";
import type { Side } from "./timeline.ts";
import { useOffline } from "./use-offline.ts";
import { useUnsent } from "./use-unsent.ts";

export interface LiveConversationProps {
  loaded: LoadedConversation;
  side: Side;
  /** The staff member's or portal user's id: whose rows are "You", and whose unsent messages are kept. */
  seatId: string;
  /** The person said that this device is their own: what is unsent outlives the page. */
  ownDevice: boolean;
  /** "Write a message to Dr Maya Rivera", and who sees it. */
  writeLabel: string;
  audience: string;
  /** Where the form posts without JavaScript. */
  formAction: string;
  problem?: ComposerProblem;
  /** Stands in the composer's place when there is none. */
  withoutComposer?: ReactNode;
  /** What else can be sent or begun from here. */
  plus?: readonly PlusItem[];
  /** What staff can make of what the other side wrote. */
  uses?: readonly MessageUse[];
  /** Draws what stands with the composer, such as the staff's note beside the reply; `send` takes a note like a message. */
  aroundComposer?: (composer: ReactNode, send: (message: OutgoingMessage) => void) => ReactNode;
  /** Enter sends; the default for staff. */
  enterSends?: boolean;
  target?: string;
  targetKey?: string;
  markedUnread?: boolean;
  emptyText: ReactNode;
  beginningText: string;
  announce?: "full" | "who" | "off";
  onReady?: (store: ConversationStore) => void;
}

const nothingElse: readonly PlusItem[] = [];

/** A conversation that lives: it hears of news, sends what is written, and knows when it is offline. Give it a `key` of the conversation's id. */
export function LiveConversation(props: LiveConversationProps) {
  const { loaded, side, seatId, ownDevice } = props;
  const { page, composer } = loaded;
  const conversationId = page.conversation.id;
  const { polite } = useAnnounce();
  const offline = useOffline();
  const held = useRef<ConversationStore>();
  const source = useMemo(() => sourceOf(conversationId), [conversationId]);
  const sent = useCallback((entry: Parameters<ConversationStore["put"]>[0]) => held.current?.put(entry), []);
  const unsent = useUnsent({ conversationId, seatId, ownDevice, onSent: sent });

  useLive("entry", (news) => {
    if (news.conversationId === conversationId) held.current?.hear({ type: "entry", seq: news.seq, entry: news.entry as never });
  });
  useLive("card:changed", (news) => {
    if (news.conversationId === conversationId) held.current?.hear({ type: "card", entryId: news.entryId, rev: news.rev });
  });
  useLive("read", (news) => {
    if (news.conversationId === conversationId) held.current?.hear({ type: "read", by: news.by, seq: news.seq, at: news.at });
  });
  useReconnect(() => held.current?.hear({ type: "reconnected" }));

  const onReady = useCallback((store: ConversationStore) => {
    held.current = store;
    props.onReady?.(store);
  }, [props.onReady]);
  const send = (message: OutgoingMessage): void => {
    try {
      unsent.add(message);
    } catch (error) {
      if (error instanceof Error) polite(error.message);
    }
  };
  const saveDraft = useCallback((text: string) => coreApi.inbox.saveDraft.mutate({ conversationId, text }, idempotent), [conversationId]);
  const Composer = composerSlot?.Composer;
  const writing = Composer && composer ? (
    <Composer
      conversationId={conversationId} side={side} label={props.writeLabel} audience={props.audience} data={composer.data} draft={composer.draft}
      saveDraft={saveDraft} onSend={send} formAction={props.formAction} formKey={composer.formKey} enterSends={props.enterSends ?? side === "staff"}
      lastSeq={side === "staff" ? () => held.current?.state().lastSeq ?? page.conversation.lastSeq : undefined} problem={props.problem} plus={props.plus ?? nothingElse} failed={unsent.failed} onRetryAll={unsent.retryAll} offline={offline}
    />
  ) : (
    props.withoutComposer
  );
  return (
    <ConversationView
      page={page} side={side} viewerId={seatId} source={source} onReady={onReady} cardComponent={cardComponent}
      uses={props.uses} pending={unsent.pending} onRetry={unsent.retry} onSendAnyway={unsent.sendAnyway} onDelete={unsent.remove} offline={offline}
      target={props.target} targetKey={props.targetKey} markedUnread={props.markedUnread} emptyText={props.emptyText} beginningText={props.beginningText} announce={props.announce}
    >
      <div>
        <ConnectionBar offline={offline} waiting={unsent.pending.length} />
        {props.aroundComposer ? props.aroundComposer(writing, send) : writing}
      </div>
    </ConversationView>
  );
}

function sourceOf(conversationId: string): ConversationSource {
  const slot = composerSlot;
  const withdraw = slot ? (entryId: string) => slot.withdraw(conversationId, entryId) : undefined;
  return {
    open: (at) => coreApi.inbox.open.query({ conversationId, ...(at ? { at } : {}) }),
    card: (entryId) => coreApi.inbox.card.query({ conversationId, entryId }),
    act: (attempt) => coreApi.inbox.act.mutate({ conversationId, ...attempt }, idempotent),
    read: (seq) => coreApi.inbox.read.mutate({ conversationId, seq }, idempotent),
    ...(withdraw ? { withdraw } : {}),
  };
}
