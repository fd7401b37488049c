import type { CardEnvelope, Entry, TimelinePage } from "@anteroom/core/server";
import type { ConversationNews, ConversationSource } from "./conversation-source.ts";
import { addEntry, addNewer, addOlder, jumpTo, openTimeline, setCard, setRead } from "./timeline.ts";
import type { Side, Timeline } from "./timeline.ts";

export interface ConversationState extends Timeline {
  /** What is being fetched. */
  loading: "older" | "newer" | "latest" | "place" | null;
  /** The last fetch got no answer. */
  failed: boolean;
}

export interface ConversationStore {
  state(): ConversationState;
  subscribe(listener: () => void): () => void;
  /** Fetches the page before the first row; answers how many entries came. */
  showOlder(): Promise<number>;
  showNewer(): Promise<number>;
  /** Goes to the end, replacing the window when it does not reach it. */
  showLatest(): Promise<void>;
  /** Goes to an entry, fetching around it when it is not in the window; false when it is gone. */
  showEntry(entryId: string): Promise<boolean>;
  hear(news: ConversationNews): void;
  /** Takes a page that came by other means, such as a reload of the route. */
  take(page: TimelinePage): void;
  put(entry: Entry): void;
  putCard(card: CardEnvelope): void;
  refreshCard(entryId: string): Promise<void>;
}

/** Holds one conversation's window outside of React: merges what is fetched and what is told, in any order. */
export function createConversationStore(options: {
  page: TimelinePage;
  side: Side;
  source: ConversationSource;
  /** Told once of each entry of someone else that came after the page was opened. */
  onArrival?(entry: Entry): void;
}): ConversationStore {
  const { side, source } = options;
  let state: ConversationState = { ...openTimeline(options.page, side), loading: null, failed: false };
  let arrivedUpTo = state.lastSeq;
  let syncing: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  const set = (next: ConversationState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (timeline: Timeline): void => set(timeline === state ? state : { ...state, ...timeline });
  const arrived = (entries: readonly Entry[]): void => {
    const fresh = entries.filter((entry) => entry.seq > arrivedUpTo);
    arrivedUpTo = Math.max(arrivedUpTo, ...fresh.map((entry) => entry.seq));
    for (const entry of fresh) if (entry.author.kind !== side) options.onArrival?.(entry);
  };

  const fetchPage = async <T>(loading: Exclude<ConversationState["loading"], null>, run: () => Promise<T>, otherwise: T): Promise<T> => {
    if (state.loading) return otherwise;
    set({ ...state, loading, failed: false });
    try {
      return await run();
    } catch {
      set({ ...state, failed: true });
      return otherwise;
    } finally {
      set({ ...state, loading: null });
    }
  };

  /** Everything after the last row, page by page. Several wishes to do so at once are one. */
  const sync = (): Promise<void> => {
    syncing ??= (async () => {
      for (let more = !state.hasNewer; more; ) {
        const page = await source.open({ after: state.entries.at(-1)?.seq ?? 0 });
        change(addNewer(state, page));
        arrived(page.entries);
        more = page.hasNewer && page.entries.length > 0;
      }
    })()
      .catch(() => undefined)
      .finally(() => {
        syncing = undefined;
      });
    return syncing;
  };

  const refreshCard = async (entryId: string): Promise<void> => {
    if (!state.entries.some((entry) => entry.id === entryId)) return;
    try {
      change(setCard(state, await source.card(entryId)));
    } catch {
      // It stays as it was; the next change or page brings it.
    }
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    showOlder: () =>
      fetchPage("older", async () => {
        const first = state.entries[0];
        if (!first || !state.hasOlder) return 0;
        const page = await source.open({ before: first.seq });
        change(addOlder(state, page));
        return page.entries.length;
      }, 0),
    showNewer: () =>
      fetchPage("newer", async () => {
        const last = state.entries.at(-1);
        if (!last || !state.hasNewer) return 0;
        const page = await source.open({ after: last.seq });
        change(addNewer(state, page));
        arrivedUpTo = Math.max(arrivedUpTo, page.entries.at(-1)?.seq ?? 0);
        return page.entries.length;
      }, 0),
    showLatest: () =>
      fetchPage("latest", async () => {
        if (!state.hasNewer) return;
        const page = await source.open();
        arrivedUpTo = Math.max(arrivedUpTo, page.conversation.lastSeq);
        change(jumpTo(state, page));
      }, undefined),
    async showEntry(entryId) {
      if (state.entries.some((entry) => entry.id === entryId)) return true;
      return fetchPage("place", async () => {
        change(jumpTo(state, await source.open({ around: entryId })));
        return true;
      }, false);
    },
    hear(news) {
      if (news.type === "reconnected") return void sync();
      if (news.type === "read") return change(setRead(state, news.by, news.seq, news.at));
      if (news.type === "card") {
        const held = state.entries.find((entry) => entry.id === news.entryId);
        if (held && (held.card?.rev ?? -1) < news.rev) void refreshCard(news.entryId);
        return;
      }
      if (!news.entry) {
        const known = state.entries.find((entry) => entry.seq === news.seq);
        if (!known) return void sync();
        return void (known.card ? refreshCard(known.id) : undefined);
      }
      change(addEntry(state, news.entry));
      arrived([news.entry]);
    },
    take(page) {
      if (page.conversation.id !== state.conversationId) return;
      const touches = page.entries.some((entry) => entry.seq <= (state.entries.at(-1)?.seq ?? 0));
      if (state.hasNewer || page.hasNewer) return;
      // A gap between the window and the page would hide what lies between them.
      change(touches || state.entries.length === 0 ? addNewer(state, page) : jumpTo(state, page));
      arrived(page.entries);
    },
    put: (entry) => {
      change(addEntry(state, entry));
      arrivedUpTo = Math.max(arrivedUpTo, entry.seq);
    },
    putCard: (card) => change(setCard(state, card)),
    refreshCard,
  };
}
