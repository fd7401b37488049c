import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { WifiOff } from "@anteroom/core/ui/icons.ts";
import { useEffect, useRef, useState } from "react";
import styles from "./conversation.module.css";

const shownMs = 5000;

/** Says that the connection is gone, and when it is back, with what went out meanwhile. */
export function ConnectionBar({ offline, waiting }: { offline: boolean; waiting: number }) {
  const { polite } = useAnnounce();
  const [back, setBack] = useState(false);
  const was = useRef({ offline: false, most: 0 });
  useEffect(() => {
    const before = was.current;
    if (offline) {
      if (!before.offline) polite("You are offline. We will send your messages when you are back.");
      was.current = { offline: true, most: Math.max(before.most, waiting) };
      setBack(false);
      return;
    }
    if (before.offline) {
      was.current = { ...before, offline: false };
      setBack(true);
      polite("You are back online.");
    }
    if (before.most > 0 && waiting === 0) {
      polite(before.most === 1 ? "1 message sent." : `${before.most} messages sent.`);
      was.current = { offline: false, most: 0 };
    }
  }, [offline, waiting, polite]);
  useEffect(() => {
    if (!back) return undefined;
    const timer = setTimeout(() => setBack(false), shownMs);
    return () => clearTimeout(timer);
  }, [back]);
  if (!offline && !back) return null;
  return (
    <p className={styles.connection}>
      {offline ? <WifiOff aria-hidden="true" size={20} /> : null}
      {offline ? "You are offline. We will send your messages when you are back." : "You are back online."}
    </p>
  );
}
