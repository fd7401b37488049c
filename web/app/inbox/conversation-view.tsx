import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { Button } from "@anteroom/core/ui/button.tsx";
import { ArrowDown } from "@anteroom/core/ui/icons.ts";
import type { CardComponentLoader } from "@anteroom/core/ui/card/card-component.tsx";
import type { Entry, TimelinePage } from "@anteroom/core/server";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import type { ConversationSource } from "./conversation-source.ts";
import { createConversationStore } from "./conversation-store.ts";
import type { ConversationStore } from "./conversation-store.ts";
import { moveByKey, quietControls } from "./list-keys.ts";
import type { MessageUse } from "./message-row.tsx";
import type { PendingMessage } from "./pending-row.tsx";
import { nearEnd, ScrollKeeper } from "./scroll-keeper.tsx";
import { TimelineList } from "./timeline-list.tsx";
import type { Side } from "./timeline.ts";
import { useArrivals } from "./use-arrivals.ts";
import { useJump } from "./use-jump.ts";
import { useReading } from "./use-reading.ts";
import styles from "./conversation.module.css";

export interface ConversationViewProps {
  /** The stretch that the server drew; give the view a `key` of the conversation's id. */
  page: TimelinePage;
  /** Who looks, and which rows are "You". */
  side: Side;
  viewerId: string;
  source: ConversationSource;
  /** Hands the store out, to put in what the server tells. */
  onReady?: (store: ConversationStore) => void;
  cardComponent?: (kind: string) => CardComponentLoader | undefined;
  /** The viewer's messages that the server does not have yet, oldest first. */
  pending?: readonly PendingMessage[];
  /** What staff can make of what the other side wrote. */
  uses?: readonly MessageUse[];
  onRetry?: (key: string) => void;
  onSendAnyway?: (key: string) => void;
  onDelete?: (key: string) => void;
  offline?: boolean;
  /** An entry to go to and focus, from the address. */
  target?: string;
  /** Changes with each press of a link, so that the same link leads there again. */
  targetKey?: string;
  /** The viewer pressed Mark as unread: nothing is read until they come back. */
  markedUnread?: boolean;
  /** Words for a conversation without entries, and for its beginning. */
  emptyText: ReactNode;
  beginningText: string;
  /** How much of an arriving message is said aloud. */
  announce?: "full" | "who" | "off";
  /** Stands under the list: the composer, or why there is none. */
  children?: ReactNode;
}

const noPending: readonly PendingMessage[] = [];
const nothing = (): void => undefined;

/** A conversation: its window of entries, kept in place while it grows at both ends, and what stands under it. The page's `h1` names it by the id "h1". */
export function ConversationView(props: ConversationViewProps) {
  const { source, side, pending = noPending, offline = false } = props;
  const announce = useAnnounce();
  const keeper = useRef<ScrollKeeper>(null);
  const frame = useRef<HTMLDivElement>(null);
  const arrivals = useArrivals(props.announce ?? "full");
  const [store] = useState(() => createConversationStore({ page: props.page, side, source, onArrival: (entry: Entry) => arrivals.add(entry) }));
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  const [atEnd, setAtEnd] = useState(true);
  const [firstPage] = useState(props.page);

  useEffect(() => props.onReady?.(store), [store]);
  useEffect(() => {
    if (props.page !== firstPage) store.take(props.page);
  }, [props.page, firstPage, store]);
  useReading(store, source, { atEnd, paused: props.markedUnread === true, readUpTo: firstPage.conversation.markedUnread ? 0 : firstPage.conversation.lastReadSeq });
  const jump = useJump({ store, frame, keeper, target: props.target, targetKey: props.targetKey });
  useEffect(() => {
    const list = frame.current;
    if (!list) return undefined;
    const tidy = (): void => quietControls(list, document.activeElement);
    tidy();
    list.addEventListener("focusin", tidy);
    return () => list.removeEventListener("focusin", tidy);
  }, [state.entries]);

  const { clear } = arrivals;
  useEffect(() => {
    if (atEnd && arrivals.count > 0) clear();
  }, [atEnd, arrivals.count, clear]);

  const ownCount = pending.length;
  useEffect(() => {
    // What one sends oneself is always brought into view.
    if (ownCount > 0) void store.showLatest().then(() => keeper.current?.scrollToEnd());
  }, [ownCount, store]);

  const older = useCallback(async () => {
    const button = document.activeElement;
    const first = store.state().entries[0]?.id;
    const count = await store.showOlder();
    if (count === 0) return;
    announce.polite(`${count} earlier messages loaded`);
    // Focus stays on the button; at the beginning it is gone, and the first new row takes it.
    if (!store.state().hasOlder && button instanceof HTMLElement && !button.isConnected && first) jump.focusRow(store.state().entries[0]?.id ?? first);
  }, [store, announce, jump]);

  const onMove = useCallback(({ toStart, toEnd }: { toStart: number; toEnd: number }) => {
    const end = toEnd <= nearEnd && !store.state().hasNewer;
    setAtEnd(end);
    const reach = 1.5 * (frame.current?.clientHeight ?? 600);
    if (toStart < reach && store.state().hasOlder && !store.state().failed) void store.showOlder();
    if (toEnd < reach && store.state().hasNewer && !store.state().failed) void store.showNewer();
  }, [store]);

  const empty = state.entries.length === 0 && pending.length === 0;
  return (
    <div className={styles.conversation}>
      <div className={styles.frame} ref={frame}>
        <p id="conversation-keys" hidden>Use the arrow keys to move between messages.</p>
        <ScrollKeeper
          ref={keeper} className={styles.scroller} role="region" aria-labelledby="h1" aria-describedby="conversation-keys" tabIndex={0}
          id="conversation" data-region="" onKeyDown={moveByKey} onMove={onMove}
        >
          <ol role="list" className={styles.list} aria-busy={state.loading !== null}>
            <li className={styles.start} data-start="">
              {state.hasOlder ? (
                // Without script it opens the page around the first row.
                <form method="get" onSubmit={(event) => { event.preventDefault(); void older(); }}>
                  <input type="hidden" name="m" value={state.entries[0]?.id ?? ""} />
                  <Button busy={state.loading === "older"} busyLabel="Loading…">Show earlier messages</Button>
                </form>
              ) : empty ? null : (
                <p>{props.beginningText}</p>
              )}
              {state.failed ? <p>We could not load these messages. Check your connection and try again.</p> : null}
            </li>
            {empty ? <li className={styles.empty}>{props.emptyText}</li> : null}
            <TimelineList
              state={state} side={side} viewerId={props.viewerId} pending={pending} offline={offline} act={source.act}
              cardComponent={props.cardComponent ?? (() => undefined)} onCardChanged={store.putCard} onCardExpired={store.refreshCard}
              onRetry={props.onRetry ?? nothing} onSendAnyway={props.onSendAnyway} onDelete={props.onDelete ?? nothing}
              uses={props.uses} onWithdraw={source.withdraw ? (id) => void withdraw(id) : undefined}
            />
          </ol>
        </ScrollKeeper>
        {atEnd && !state.hasNewer ? null : (
          <form method="get" className={styles.jump} onSubmit={(event) => { event.preventDefault(); void jump.toLatest(arrivals.first).then(clear); }}>
            <Button icon={<ArrowDown aria-hidden="true" size={20} />}>{arrivals.count > 0 ? newWords(arrivals.count) : "Jump to latest"}</Button>
          </form>
        )}
      </div>
      {props.children}
    </div>
  );

  async function withdraw(entryId: string): Promise<void> {
    try {
      await source.withdraw?.(entryId);
      const held = store.state().entries.find((entry) => entry.id === entryId);
      if (held) store.put({ ...held, text: "", attachments: [], withdrawnAt: Date.now() });
      jump.focusRow(entryId);
    } catch (error) {
      announce.polite(error instanceof Error ? error.message : "This message could not be withdrawn.");
    }
  }
}

const newWords = (count: number): string => (count === 1 ? "1 new message" : `${count} new messages`);
