import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { useEffect, useMemo, useRef } from "react";
import type { RefObject } from "react";
import type { ConversationStore } from "./conversation-store.ts";
import type { ScrollKeeper } from "./scroll-keeper.tsx";

const litMs = 3000;

export interface Jump {
  /** Goes to an entry, wherever in the history it is, and focuses it: a card's title, or the message. */
  toEntry(entryId: string): Promise<boolean>;
  /** Goes to the end, or to the first of the entries that arrived meanwhile. */
  toLatest(firstNew?: string): Promise<void>;
  /** Focuses a row once it is drawn. */
  focusRow(entryId: string): void;
}

const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** A server-drawn page may be read, pressed or typed in before its script runs: nothing may move under a finger then. */
const inUse = (frame: HTMLElement | null): boolean =>
  frame !== null && (frame.querySelector(":active") !== null || frame.contains(document.activeElement) || (frame.querySelector("[role=region]")?.scrollTop ?? 0) !== 0);

/** Moves the reader to a place in the conversation; at first to the address's entry, else to where new begins. */
export function useJump({ store, frame, keeper, target, targetKey }: { store: ConversationStore; frame: RefObject<HTMLElement>; keeper: RefObject<ScrollKeeper>; target?: string; targetKey?: string }): Jump {
  const { polite } = useAnnounce();
  const jump = useMemo<Jump>(() => {
    const rowOf = (entryId: string): HTMLElement | null => frame.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(entryId)}"]`) ?? null;
    const focusRow = (entryId: string): void => void drawn().then(() => (rowOf(entryId)?.querySelector<HTMLElement>("article h3") ?? rowOf(entryId))?.focus({ preventScroll: true }));
    return {
      focusRow,
      async toEntry(entryId) {
        if (!(await store.showEntry(entryId))) {
          polite("This message is no longer available.");
          return false;
        }
        await drawn();
        const row = rowOf(entryId);
        if (!row) return false;
        keeper.current?.scrollToRow(row);
        (row.querySelector<HTMLElement>("article h3") ?? row).focus({ preventScroll: true });
        row.dataset["lit"] = "";
        setTimeout(() => delete row.dataset["lit"], litMs);
        return true;
      },
      async toLatest(firstNew) {
        await store.showLatest();
        await drawn();
        const row = firstNew === undefined ? null : rowOf(firstNew);
        if (row) keeper.current?.scrollToRow(row, 0.1);
        else keeper.current?.scrollToEnd();
        const last = row ?? [...(frame.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])].at(-1);
        last?.focus({ preventScroll: true });
      },
    };
  }, [store, frame, keeper, polite]);

  const opened = useRef(false);
  useEffect(() => {
    const started = opened.current;
    opened.current = true;
    if (target !== undefined) return void jump.toEntry(target);
    const divider = started ? null : frame.current?.querySelector("[data-new]");
    // When all that is new fits in view, the end is the better place: nothing is hidden below.
    if (divider && !inUse(frame.current)) keeper.current?.scrollToRow(divider);
  }, [jump, target, targetKey, frame, keeper]);
  return jump;
}
