import { useEffect, useMemo, useState } from "react";
import type { ConversationState } from "./conversation-store.ts";
import type { Side } from "./timeline.ts";

/** How long a message may be taken back. */
const withdrawMs = 2 * 60_000;

export interface Receipt {
  entryId: string;
  shown: { words: string; at: string };
  mayWithdraw: boolean;
}

const readWords: Record<Side, string> = { portal: "Read by the practice", staff: "Read" };

/** What stands under the viewer's last message: sent, or read where that is shown; and whether it can still be taken back. */
export function useReceipt(state: ConversationState, side: Side, viewerId: string, waits: boolean): Receipt | undefined {
  const [now, setNow] = useState<number>();
  const last = useMemo(() => state.entries.findLast((entry) => entry.kind === "message" && entry.author.kind === side && entry.author.id === viewerId && entry.withdrawnAt === null), [state.entries, side, viewerId]);
  useEffect(() => {
    // The server's drawing has no withdraw button: only a page that lives can take it away in time.
    setNow(Date.now());
    if (!last) return undefined;
    const left = last.at + withdrawMs - Date.now();
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), left + 50);
    return () => clearTimeout(timer);
  }, [last]);
  if (!last || waits) return undefined;
  const readSeq = side === "portal" ? state.readBy.practice : state.readBy.portal;
  const read = readSeq !== null && readSeq >= last.seq;
  const readAt = side === "portal" ? state.readBy.practiceAt : null;
  const shown = { words: read ? readWords[side] : "Sent", at: new Date(read && readAt !== null ? readAt : last.at).toISOString() };
  return { entryId: last.id, shown, mayWithdraw: !read && now !== undefined && now < last.at + withdrawMs };
}
