import { useEffect, useRef } from "react";
import type { CardEnvelope } from "../../server/inbox/card-view.ts";
import { cardStatusId } from "./card-ids.ts";
import type { CardActing } from "./use-card-act.ts";

const defaultUndoMs = 5000;
// Longer timers overflow in browsers and would fire at once.
const longestTimerMs = 2 ** 31 - 1;

/** Offers Undo for the action's time; if the button had the focus when the time ends, the status gets it. */
export function useCardUndo(acting: CardActing, entryId: string) {
  const lasting = useRef(defaultUndoMs);
  const { undoToken, clearUndo } = acting;
  useEffect(() => {
    if (undoToken === undefined) return undefined;
    const timer = setTimeout(() => {
      const status = document.getElementById(cardStatusId(entryId));
      const card = status?.closest("article");
      if (card?.contains(document.activeElement)) status?.focus();
      clearUndo();
    }, lasting.current);
    return () => clearTimeout(timer);
    // clearUndo is new with each drawing; the token alone starts the time.
  }, [undoToken, entryId]);
  return {
    expect(ms: number | undefined) {
      lasting.current = ms ?? defaultUndoMs;
    },
    press(onUndo: (token?: string) => void) {
      onUndo(undoToken);
      clearUndo();
      document.getElementById(cardStatusId(entryId))?.focus();
    },
  };
}

/** Tells once when the time of a card that can be used has passed, so that it can be fetched again. */
export function useCardExpiry({ state, expiresAt, view }: CardEnvelope, onExpired: (() => void) | undefined) {
  const open = state === "live" || state === "in_progress" || state === "blocked" || view.actions.some((action) => "post" in action.do);
  const tell = useRef(onExpired);
  useEffect(() => {
    tell.current = onExpired;
  });
  useEffect(() => {
    if (!open || expiresAt === undefined) return undefined;
    const left = Date.parse(expiresAt) - Date.now();
    if (Number.isNaN(left) || left > longestTimerMs) return undefined;
    const timer = setTimeout(() => tell.current?.(), Math.max(left, 0));
    return () => clearTimeout(timer);
  }, [open, expiresAt]);
}
