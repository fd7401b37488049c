import { coreApi } from "@anteroom/core/ui/api.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import type { Counts, Entry, ShelfItem } from "@anteroom/core/server";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import { useFollowedSeat } from "../use-followed-seat.ts";
import type { PortalShell } from "./portal-shell.ts";

/** What needs the viewer now, in numbers and as the rows of the shelf: one answer, so that they never disagree. */
export interface Waiting {
  counts: Counts;
  shelf: readonly ShelfItem[];
}

const gatherMs = 300;
/** By then the page has told that a message was read, if it was. */
const readMs = 1_500;

export const WaitingContext = createContext<Waiting>({ counts: { unread: 0, needsYou: {} }, shelf: [] });

/** What needs the viewer, as it is now. */
export const useWaiting = (): Waiting => useContext(WaitingContext);

/** Keeps the page's counts and shelf as the server has them, and draws the page anew when what may be seen changes. */
export function useLiveShell(shell: PortalShell): Waiting {
  const [waiting, setWaiting] = useState<Waiting>(shell.home);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    setWaiting(shell.home);
    return () => clearTimeout(timer.current);
  }, [shell.home]);
  const ask = (afterMs = gatherMs): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      Promise.all([coreApi.inbox.counts.query(), coreApi.inbox.shelf.query()]).then(
        ([counts, shelf]) => setWaiting({ counts, shelf }),
        () => undefined,
      );
    }, afterMs);
  };
  useLive("counts", () => ask());
  useLive("card:changed", () => ask());
  useLive("entry", ({ entry }) => {
    if ((entry as Entry | undefined)?.author.kind !== "portal") ask(readMs);
  });
  // What came between drawing the page and its connection was told to nobody.
  useReconnect(() => ask());
  useFollowedSeat(shell.print);
  return waiting;
}
