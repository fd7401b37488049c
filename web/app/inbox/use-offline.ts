import { useConnection } from "@anteroom/core/ui/use-live.ts";
import { useEffect, useState } from "react";

/** Whether nothing reaches the server; false while the page is only starting. */
export function useOffline(): boolean {
  const connection = useConnection();
  const [device, setDevice] = useState(false);
  useEffect(() => {
    const look = (): void => setDevice(!navigator.onLine);
    look();
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return device || connection === "offline";
}
