import type { DeskLine } from "@anteroom/core/server";
import { coreApi } from "@anteroom/core/ui/api.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import { pageSize, type InboxView } from "./inbox-views.ts";

const settleMs = 250;
const mostAtOnce = 100;

export type InboxCounts = Record<InboxView, number>;

interface Held {
  lines: DeskLine[];
  more: boolean;
  counts: InboxCounts;
}

/** A view of the inbox that follows what happens, and grows by pages. */
export function useInboxLines(view: InboxView, tag: string | undefined, drawn: Held) {
  const [held, setHeld] = useState<Held>(drawn);
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
      Promise.all([coreApi.desk.list.query({ view, limit, ...(tag ? { tag } : {}) }), coreApi.desk.counts.query()]).then(
        ([lines, counts]) => setHeld((before) => {
          const known = new Set(lines.map((line) => line.id));
          // Lines further down than was asked for stay, unless nothing is further down any more.
          const rest = lines.length < limit ? [] : before.lines.slice(limit).filter((line) => !known.has(line.id));
          return { lines: [...lines, ...rest], more: rest.length > 0 ? before.more : lines.length === limit, counts };
        }),
        // The next hint or page asks again.
        () => undefined,
      );
    }, settleMs);
  }, [view, tag]);
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
      const { waitingSince, lastAt, id } = last;
      const lines = await coreApi.desk.list.query({ view, limit: pageSize, after: { waitingSince, lastAt, id }, ...(tag ? { tag } : {}) });
      setHeld((before) => {
        const known = new Set(before.lines.map((line) => line.id));
        return { ...before, lines: [...before.lines, ...lines.filter((line) => !known.has(line.id))], more: lines.length === pageSize };
      });
    } finally {
      setBusy(false);
    }
  };
  return { ...held, busy, showMore };
}
