import { coreApi } from "@anteroom/core/ui/api.ts";
import { useLive, useReconnect } from "@anteroom/core/ui/use-live.ts";
import { useEffect, useRef, useState } from "react";

/** How many messages are unread, as it changes. */
export function useUnread(drawn: number): number {
  const [unread, setUnread] = useState(drawn);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setUnread(drawn), [drawn]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A count that cannot be fetched stays as it was.
      coreApi.inbox.counts.query().then((counts) => setUnread(counts.unread), () => undefined);
    }, 300);
  };
  useLive("counts", ask);
  useLive("entry", ask);
  useReconnect(ask);
  return unread;
}
