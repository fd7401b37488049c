import { askToSignIn } from "@anteroom/core/ui/live/signed-out.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import { callAccount, type MeAnswer } from "./call-account.ts";
import { createIdleClock, type IdleStep } from "./idle-clock.ts";

interface Options {
  paused: boolean;
  /** Looks at who is signed in; false when the page is being left. */
  seen: (me: MeAnswer) => boolean;
  lock: () => Promise<void>;
}

const channelName = "anteroom-session";

/** Follows the server's idle limit: reports what the person does, warns, and locks. The server decides; this only shows it. */
export function useIdleLimit({ paused, seen, lock }: Options): { step: IdleStep; stay: () => void; refresh: () => void } {
  const [clock] = useState(() => createIdleClock(() => Date.now()));
  const [step, setStep] = useState<IdleStep>("quiet");
  const [turn, setTurn] = useState(0);
  const latest = useRef({ paused, seen, lock });
  latest.current = { paused, seen, lock };

  const ask = useCallback(async (): Promise<void> => {
    const me = await callAccount<MeAnswer>("me");
    if (!me.ok || !latest.current.seen(me.data) || !me.data.signedIn) return;
    clock.set({ idleUntil: me.data.idleUntil, serverNow: me.serverNow });
    setStep(clock.step());
    setTurn((before) => before + 1);
  }, [clock]);

  const stay = useCallback(async (): Promise<void> => {
    const answer = await callAccount<{ idleUntil: number }>("stayActive");
    // Somebody is at it, perhaps with words that are not sent: asked in place, where nothing is lost.
    if (!answer.ok && answer.appCode === "NOT_SIGNED_IN") return void (await askToSignIn({ why: "signed-out", message: answer.message }));
    if (!answer.ok) return answer.appCode === "UNREACHABLE" ? undefined : ask();
    clock.set({ idleUntil: answer.data.idleUntil, serverNow: answer.serverNow });
    setStep(clock.step());
    setTurn((before) => before + 1);
    const others = openChannel();
    others?.postMessage("stayed");
    others?.close();
  }, [clock, ask]);

  useEffect(() => {
    void ask();
    const back = (event: PageTransitionEvent) => void (event.persisted && ask());
    const shown = () => {
      if (document.visibilityState !== "visible") return;
      // After a sleep the limit may be long past: hide first, ask then.
      setStep(clock.step());
      void ask();
    };
    const others = openChannel();
    others?.addEventListener("message", () => void ask());
    const online = () => void ask();
    addEventListener("online", online);
    addEventListener("pageshow", back);
    document.addEventListener("visibilitychange", shown);
    return () => {
      others?.close();
      removeEventListener("online", online);
      removeEventListener("pageshow", back);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [ask, clock]);

  useEffect(() => {
    if (paused) return undefined;
    const timer = setTimeout(() => {
      const now = clock.step();
      // Another tab may have moved the limit, so the server is asked before anything is shown.
      if (now === "quiet" || now !== step) void ask().then(() => setStep(clock.step()));
      if (now === "over" && step === "warn") void latest.current.lock();
    }, clock.untilNext());
    return () => clearTimeout(timer);
  }, [turn, step, paused, clock, ask]);

  useEffect(() => {
    const did = () => {
      // While the question stands, only its answer counts.
      if (!latest.current.paused && clock.step() === "quiet" && clock.shouldReport()) void stay();
    };
    const kinds = ["pointerdown", "keydown"] as const;
    for (const kind of kinds) addEventListener(kind, did, { passive: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, did);
    };
  }, [clock, stay]);

  return { step, stay: () => void stay(), refresh: () => void ask() };
}

const openChannel = (): BroadcastChannel | undefined => (typeof BroadcastChannel === "function" ? new BroadcastChannel(channelName) : undefined);
