import { onSignedOut, type SignedOut } from "@anteroom/core/ui/live/signed-out.ts";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { callAccount, type MeAnswer } from "./call-account.ts";
import { leaveTo, lockedPath, rememberSeat, signInPath } from "./leave-page.ts";
import { useIdleLimit } from "./use-idle-limit.ts";
import { useSessionDialogs } from "./use-session-dialogs.ts";
import styles from "./session-keeper.module.css";

interface Asking {
  why: SignedOut["why"];
  message: string;
  answer: (again: boolean) => void;
}

/**
 * Watches over an open session: asks before the idle lock, removes the page from the document when it locks,
 * and lets a person sign in again in place. Put it around everything that only its owner may read.
 */
export function SessionKeeper({ children }: { children: ReactNode }) {
  const [gone, setGone] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const isAsking = useRef(false);
  isAsking.current = asking !== null;
  const who = useRef<{ email: string; seatId: string; preview: boolean } | null>(null);

  const leave = useCallback((path: string) => {
    setGone(true);
    leaveTo(path);
  }, []);

  const seen = useCallback(
    (me: MeAnswer): boolean => {
      if (!me.signedIn) {
        // What was asked before the dialog came is answered after it; the dialog asks already, with what was typed behind it.
        if (!isAsking.current) leave(signInPath());
      } else if (me.state === "locked") leave(lockedPath());
      else if (me.state === "second-factor") leave("/signin/code");
      else {
        const seatId = me.seat?.id ?? "";
        // Another tab switched to another portal: what is on this page belongs to someone else's.
        if (who.current && who.current.seatId !== seatId) {
          if (who.current.preview) {
            // Stop preview leads to the chart by itself; a page that is still here after that only ran out of time.
            setTimeout(() => leave("/staff"), 5_000);
            return false;
          }
          leave(me.seat?.kind === "staff" ? "/staff" : "/");
          return false;
        }
        who.current = { email: me.email, seatId, preview: me.preview !== null };
        // In a preview this browser is still the staff member's, with what they have not sent yet.
        if (!me.preview) void rememberSeat(seatId);
        return true;
      }
      return false;
    },
    [leave],
  );

  const lock = useCallback(async () => {
    setGone(true);
    await callAccount("lock");
    leaveTo(lockedPath());
  }, []);

  const idle = useIdleLimit({ paused: gone || asking !== null, seen, lock });

  useEffect(
    () =>
      onSignedOut(
        ({ why, message }) =>
          new Promise<boolean>((resolve) => {
            if (why === "locked") return leave(lockedPath());
            if (why === "second-factor") return leave("/signin/code");
            setAsking({ why, message, answer: resolve });
          }),
      ),
    [leave],
  );

  const answer = (again: boolean) => {
    asking?.answer(again);
    setAsking(null);
    if (again) idle.refresh();
    else if (asking?.why === "signed-out") leave(signInPath());
  };

  const dialogs = useSessionDialogs(asking !== null || idle.step !== "quiet");
  useEffect(() => {
    // The question cannot be asked here, so its page asks it.
    if (asking !== null && dialogs === "missing") leave(signInPath());
  }, [asking, dialogs, leave]);

  if (gone) return <p className="vh">Locked</p>;
  // What was typed and where the page was scrolled stay, but nothing can be read over a shoulder.
  const hidden = idle.step === "over" || asking?.why === "signed-out";
  return (
    <>
      <div className={hidden ? styles.hidden : styles.shown}>{children}</div>
      {typeof dialogs === "object" ? <dialogs.IdleDialog open={idle.step === "warn" && asking === null} onStay={idle.stay} onLock={() => void lock()} /> : null}
      {asking && typeof dialogs === "object" ? <dialogs.SignInDialog why={asking.why} message={asking.message} email={who.current?.email ?? ""} seatId={who.current?.seatId ?? ""} onDone={answer} onOther={leave} /> : null}
    </>
  );
}
