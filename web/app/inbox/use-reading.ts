import { useEffect, useRef } from "react";
import type { ConversationSource } from "./conversation-source.ts";
import type { ConversationStore } from "./conversation-store.ts";

const settleMs = 300;

/** Tells the server what was seen: only while the page is visible, has the focus and shows the end. */
export function useReading(store: ConversationStore, source: ConversationSource, options: { atEnd: boolean; paused: boolean; readUpTo: number }): void {
  const told = useRef(options.readUpTo);
  const { atEnd, paused } = options;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { hasNewer, entries } = store.state();
        const seq = entries.at(-1)?.seq ?? 0;
        const seen = atEnd && !paused && !hasNewer && document.visibilityState === "visible" && document.hasFocus();
        if (!seen || seq <= told.current) return;
        told.current = seq;
        // Not told now, told with the next entry or visit.
        source.read(seq).catch(() => undefined);
      }, settleMs);
    };
    look();
    const unsubscribe = store.subscribe(look);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, [store, source, atEnd, paused]);
}
