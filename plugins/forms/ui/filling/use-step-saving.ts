import { apiErrorOf, openKept } from "@anteroom/core/ui";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { StepDoor } from "./step-door.ts";
import type { Conflict } from "./step-reply.ts";
import { basesIn, sameTyped, typedIn } from "./typed-in.ts";
import type { TypedFields } from "./typed-in.ts";

const everyMs = 5_000;
const waitsMs = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
/** These pass by themselves: what was typed is saved as it is a little later. */
const passing = new Set(["UNREACHABLE", "UNAVAILABLE", "RATE_LIMITED", "NOT_SIGNED_IN", "LOCKED", "SECOND_FACTOR"]);

export type SavingState = "saved" | "changed" | "unsaved";

interface Place {
  save: StepDoor["save"];
  assignmentId: string;
  step: number;
  typed: TypedFields;
  bases: Record<string, number>;
  savedAt: number | null;
  seatId: string;
  ownDevice: boolean;
}

interface Hearers {
  /** Another device typed something else. */
  onConflicts(conflicts: Conflict[], typed: TypedFields): void;
  /** What the page shows with what is saved now. */
  onShown(items: readonly string[]): void;
  /** The form was sent, withdrawn or ran out meanwhile. */
  onEnded(): void;
  /** Found on this device from a visit whose answers did not reach the server. */
  onKept(typed: TypedFields): void;
}

/** Saves a page of a form while somebody types: when a field is left, every 5 seconds, and when the page is hidden; until then it is kept here. */
export function useStepSaving(form: RefObject<HTMLFormElement>, place: Place, hearers: Hearers) {
  const { save, assignmentId, step, seatId, ownDevice } = place;
  const [state, setState] = useState<SavingState>("saved");
  const [savedAt, setSavedAt] = useState(place.savedAt);
  const bases = useRef(place.bases);
  const last = useRef(place.typed);
  const latest = useRef(hearers);
  latest.current = hearers;
  const running = useRef<Promise<boolean>>();
  const retry = useRef<{ count: number; timer?: ReturnType<typeof setTimeout> }>({ count: 0 });
  const key = `${assignmentId} ${step}`;
  const kept = useRef(openKept({ owner: seatId, onDevice: ownDevice }));

  const read = useCallback((): TypedFields => (form.current ? typedIn(new FormData(form.current)) : last.current), [form]);
  const isChanged = useCallback((): boolean => !sameTyped(read(), last.current), [read]);

  /** Whether everything on the page is on the server. */
  const flush = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current;
    const typed = read();
    if (sameTyped(typed, last.current)) return true;
    clearTimeout(retry.current.timer);
    const work = save({ assignmentId, step, typed, bases: bases.current }).then(
      ({ savedAt: at, revisions, conflicts, shown }) => {
        retry.current = { count: 0 };
        void kept.current.drop(key);
        if (conflicts.length > 0) {
          // What was asked before the person chose between two answers is asked no more.
          const open = conflicts.filter((one) => one.revision !== bases.current[one.itemId]);
          if (open.length > 0) latest.current.onConflicts(open, typed);
          return false;
        }
        bases.current = { ...bases.current, ...revisions };
        last.current = typed;
        setSavedAt(at);
        latest.current.onShown(shown);
        setState(isChanged() ? "changed" : "saved");
        return true;
      },
      (cause: unknown) => {
        const { appCode } = apiErrorOf(cause);
        if (appCode === "USED" || appCode === "EXPIRED" || appCode === "NOT_FOUND") {
          latest.current.onEnded();
          return false;
        }
        setState("unsaved");
        void kept.current.keep(key, typed);
        const wait = passing.has(appCode) ? (waitsMs[retry.current.count] ?? 30_000) : 30_000;
        retry.current = { count: retry.current.count + 1, timer: setTimeout(() => void flush(), wait) };
        return false;
      },
    );
    running.current = work;
    const saved = await work;
    running.current = undefined;
    return saved;
  }, [assignmentId, isChanged, key, read, save, step]);

  useEffect(() => {
    const timer = setInterval(() => void flush(), everyMs);
    const now = (): void => void flush();
    const hidden = (): void => {
      if (document.visibilityState === "hidden") now();
    };
    addEventListener("online", now);
    document.addEventListener("visibilitychange", hidden);
    const pending = retry.current;
    return () => {
      clearInterval(timer);
      clearTimeout(pending.timer);
      clearTimeout(retry.current.timer);
      removeEventListener("online", now);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [flush]);

  useEffect(() => {
    void kept.current.load(key).then((typed) => {
      if (typed && !sameTyped(typed as TypedFields, last.current)) latest.current.onKept(typed as TypedFields);
    });
  }, [key]);

  return {
    state,
    savedAt,
    flush,
    read,
    /** To call when something was typed. */
    changed: useCallback((): void => setState((before) => (isChanged() ? (before === "unsaved" ? before : "changed") : before)), [isChanged]),
    bases: () => bases.current,
    /** The page goes on from another revision, such as after somebody chose between two answers. */
    rebase: useCallback((next: Record<string, number>): void => {
      bases.current = { ...bases.current, ...next };
    }, []),
    basesFrom: basesIn,
  };
}
