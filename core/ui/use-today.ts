import { useEffect, useState } from "react";
import { dayKey } from "../time/format-time.ts";
import type { Instant } from "../time/format-time.ts";

const lookEveryMs = 30_000;

/** The instant of rendering, moved on when a new day begins in the zone, so that "Today" stays true on a page that is left open. */
export function useToday<Now extends Instant | undefined>(now: Now, zone: string): Now | string {
  const [later, setLater] = useState<string>();
  useEffect(() => {
    setLater(undefined);
    if (now === undefined) return undefined;
    const began = Date.now();
    const first = new Date(now).getTime();
    let day = dayKey(now, zone);
    const look = (): void => {
      // What the server said and what went by since: the device's own clock may be wrong.
      const at = new Date(first + Date.now() - began);
      if (dayKey(at, zone) === day) return;
      day = dayKey(at, zone);
      setLater(at.toISOString());
    };
    const timer = setInterval(look, lookEveryMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [now, zone]);
  return later ?? now;
}
