import { useEffect, useState } from "react";

const everyMs = 20_000;

/** The server's time, moved on while the page is open; the device's own clock may be wrong. */
export function useServerNow(said: number): number {
  const [now, setNow] = useState(said);
  useEffect(() => {
    const began = performance.now();
    setNow(said);
    const timer = setInterval(() => setNow(said + performance.now() - began), everyMs);
    return () => clearInterval(timer);
  }, [said]);
  return now;
}
