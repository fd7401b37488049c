import { useEffect, useRef, useState } from "react";
import type { CardActionReply, CardEnvelope } from "../../server/inbox/card-view.ts";
import type { CardFields } from "./card-blocks.tsx";
import { cardKey, newCardKey } from "./card-key.ts";

/** What goes with an action so that it has one effect: the revision seen, and a key that repeats only for the same attempt. */
export interface CardAttempt {
  rev: number;
  key: string;
}

/** Sends an action in place of the form; resolves with the server's answer, rejects when none came. */
export type OnCardAct = (action: string, fields: CardFields, attempt: CardAttempt) => Promise<CardActionReply>;

/** Why the last attempt had no effect. */
export interface CardProblem {
  message: string;
  errors?: { field: string; message: string }[];
}

type Focus = "status" | "notice";

export interface CardActing {
  /** The newest card known here. */
  shown: CardEnvelope;
  key: string;
  busy?: string;
  problem?: CardProblem;
  undoToken?: string;
  /** `hoped` is shown until the answer is there, for what can be taken back. */
  run(action: string, fields: CardFields, hoped?: CardEnvelope): Promise<void>;
  clearUndo(): void;
}

const collapsedStates = new Set(["done", "expired", "cancelled", "superseded", "unavailable"]);

/** Whether a card in this state shows its title and one line only. */
export function isCollapsed(card: CardEnvelope): boolean {
  return collapsedStates.has(card.state);
}

/** Runs a card's actions with script: one at a time, with the outcome kept beside the card and the focus on it. */
export function useCardAct(card: CardEnvelope, given: { key?: string; problem?: CardProblem; onAct?: OnCardAct; focus: (target: Focus) => void }): CardActing {
  const [replied, setReplied] = useState<{ after: CardEnvelope; card: CardEnvelope }>();
  const [busy, setBusy] = useState<string>();
  const [found, setFound] = useState<{ after: CardProblem | undefined; problem: CardProblem | undefined }>();
  const [undoToken, setUndoToken] = useState<string>();
  const [freshKey, setFreshKey] = useState<{ rev: number; key: string }>();
  const [focusNext, setFocusNext] = useState<{ target: Focus }>();
  const [hoped, setHoped] = useState<CardEnvelope>();
  const running = useRef(false);
  // A problem the page brings later, from another attempt, replaces the one found here.
  const problem = found && found.after === given.problem ? found.problem : given.problem;
  const setProblem = (next: CardProblem | undefined) => setFound({ after: given.problem, problem: next });
  // The answer stands until the page brings the card anew; an older one that is still on its way does not undo it.
  const stands = replied && replied.card.entryId === card.entryId && (replied.after === card || replied.card.rev > card.rev);
  const shown = hoped ?? (stands ? replied.card : card);
  const key = freshKey?.rev === shown.rev ? freshKey.key : (given.key ?? cardKey(shown.entryId, shown.rev));

  useEffect(() => {
    if (focusNext) given.focus(focusNext.target);
    // The focus moves once for each outcome, after it is drawn.
  }, [focusNext]);

  const run = async (action: string, fields: CardFields, hope?: CardEnvelope) => {
    if (running.current || !given.onAct) return;
    running.current = true;
    setBusy(action);
    setUndoToken(undefined);
    if (hope) {
      setHoped(hope);
      setProblem(undefined);
      setFocusNext({ target: "status" });
    }
    try {
      const reply = await given.onAct(action, fields, { rev: shown.rev, key });
      if (reply.card) setReplied({ after: card, card: reply.card });
      const closed = reply.card !== undefined && isCollapsed(reply.card);
      const solved = reply.ok || closed;
      setProblem(solved ? undefined : reply);
      if (reply.ok) setUndoToken(reply.undoToken);
      setFreshKey({ rev: reply.card?.rev ?? shown.rev, key: newCardKey() });
      // An error summary takes the focus itself.
      if (!(hope && solved) && (solved || !("errors" in reply && reply.errors?.length))) setFocusNext({ target: solved ? "status" : "notice" });
    } catch {
      // Same key next time: the action may have arrived and only its answer been lost.
      setProblem({ message: "We could not do this. Check your connection and try again." });
      setFocusNext({ target: "notice" });
    } finally {
      running.current = false;
      setHoped(undefined);
      setBusy(undefined);
    }
  };
  return { shown, key, busy, problem, undoToken, run, clearUndo: () => setUndoToken(undefined) };
}
