import { useConnection } from "@anteroom/core/ui/use-live.ts";
import { useEffect, useState, useSyncExternalStore } from "react";

/** A connection that is only tried for again counts as back after this long without a failure. */
const settleMs = 3000;

function watchDevice(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Whether nothing reaches the server; false while the page is only starting. It goes once something got through, not while it is tried. */
export function useOffline(): boolean {
  const connection = useConnection();
  const device = useSyncExternalStore(watchDevice, () => !navigator.onLine, () => false);
  const [offline, setOffline] = useState(false);
  const lost = device || connection === "offline";
  useEffect(() => {
    if (lost) return setOffline(true);
    if (connection === "online") return setOffline(false);
    const timer = setTimeout(() => setOffline(false), settleMs);
    return () => clearTimeout(timer);
  }, [lost, connection]);
  return offline;
}
