import { useCallback, useEffect, useRef } from "react";

const quietMs = 1000;

/** Saves what is typed a second after the typing stops, and at once when the page is left. */
export function useDraft(saved: string, save: (text: string) => Promise<unknown>) {
  const last = useRef(saved);
  const latest = useRef(saved);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const saving = useRef(save);
  saving.current = save;

  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    const text = latest.current;
    if (text === last.current) return;
    last.current = text;
    // Lost connections are no reason to trouble someone who writes: the next pause tries again.
    saving.current(text).catch(() => {
      last.current = "\u0000";
    });
  }, []);

  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      flush();
    };
  }, [flush]);

  return {
    typed: useCallback((text: string): void => {
      latest.current = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, quietMs);
    }, [flush]),
    /** The server clears the draft by itself when the message is stored. */
    sent: useCallback((): void => {
      clearTimeout(timer.current);
      latest.current = "";
      last.current = "";
    }, []),
  };
}
