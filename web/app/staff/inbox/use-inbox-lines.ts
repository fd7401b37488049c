import type { ConversationLine } from "@anteroom/core/server";
import { coreApi } from "@anteroom/core/ui/api.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import { pageSize, readBefore, writeBefore, type InboxView } from "./inbox-views.ts";

const settleMs = 250;
const mostAtOnce = 100;

interface Lines {
  lines: ConversationLine[];
  more: boolean;
}

/** A list of the inbox that follows what happens, and grows by pages. */
export function useInboxLines(view: InboxView, drawn: Lines) {
  const [held, setHeld] = useState<Lines>(drawn);
  const [busy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const shown = useRef(held.lines.length);
  shown.current = held.lines.length;
  useEffect(() => setHeld(drawn), [drawn]);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    // Several hints in a row are one question.
    timer.current = setTimeout(() => {
      const limit = Math.min(mostAtOnce, Math.max(pageSize, shown.current));
      coreApi.inbox.list.query({ view, limit }).then(
        (lines) => setHeld((before) => {
          const known = new Set(lines.map((line) => line.id));
          const rest = before.lines.slice(limit).filter((line) => !known.has(line.id));
          return { lines: [...lines, ...rest], more: rest.length > 0 ? before.more : lines.length === limit };
        }),
        // The next hint or page asks again.
        () => undefined,
      );
    }, settleMs);
  }, [view]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("entry", refresh);
  useLive("counts", refresh);
  useLive("read", refresh);
  useReconnect(refresh);

  const showMore = async (): Promise<void> => {
    const last = held.lines.at(-1);
    if (!last || busy) return;
    setBusy(true);
    try {
      const lines = await coreApi.inbox.list.query({ view, limit: pageSize, before: readBefore(writeBefore(view, last)) });
      setHeld((before) => {
        const known = new Set(before.lines.map((line) => line.id));
        return { lines: [...before.lines, ...lines.filter((line) => !known.has(line.id))], more: lines.length === pageSize };
      });
    } finally {
      setBusy(false);
    }
  };
  return { ...held, busy, showMore };
}
