import type { DeskFilter, DeskLine } from "@anteroom/core/server";
import { coreApi } from "@anteroom/core/ui/api.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import { narrowInput, type Narrow } from "./narrow.ts";
import { pageSize, type InboxView } from "./inbox-views.ts";

const settleMs = 250;
const mostAtOnce = 100;

/** An own filter and how many conversations it finds. */
export interface SavedFilterLine {
  id: string;
  name: string;
  view: InboxView;
  filter: DeskFilter;
  count: number;
}

export type InboxCounts = Record<InboxView, number>;

interface Held {
  lines: DeskLine[];
  more: boolean;
  counts: InboxCounts;
  saved: SavedFilterLine[];
  /** How many the view held when the page was drawn. */
  total: number;
}

/** A view of the inbox that follows what happens, and grows by pages. */
export function useInboxLines(view: InboxView, narrow: Narrow, drawn: Held) {
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
      Promise.all([coreApi.desk.list.query({ view, limit, ...narrowInput(narrow) }), coreApi.desk.counts.query(), coreApi.desk.filters.query()]).then(
        ([lines, counts, saved]) => setHeld((before) => {
          const known = new Set(lines.map((line) => line.id));
          // Lines further down than was asked for stay, unless nothing is further down any more.
          const rest = lines.length < limit ? [] : before.lines.slice(limit).filter((line) => !known.has(line.id));
          return { lines: [...lines, ...rest], more: rest.length > 0 ? before.more : lines.length === limit, counts, saved, total: before.total };
        }),
        // The next hint or page asks again.
        () => undefined,
      );
    }, settleMs);
  }, [view, narrow]);
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
      const lines = await coreApi.desk.list.query({ view, limit: pageSize, after: { waitingSince, lastAt, id }, ...narrowInput(narrow) });
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
