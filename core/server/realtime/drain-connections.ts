import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "./connection.ts";

const longestMs = 10_000;
const msForEach = 2;

/** Waits for calls that run, then closes connections one after the other, so that browsers do not come back all at once. */
export async function drainConnections(connections: Set<Connection>): Promise<void> {
  const until = performance.now() + longestMs;
  const busy = (): boolean => [...connections].some((one) => one.running > 0);
  while (busy() && performance.now() < until) await wait(20);
  const all = [...connections];
  const slice = Math.max(1, Math.ceil((all.length * 20) / Math.max(20, Math.min(all.length * msForEach, until - performance.now()))));
  for (let at = 0; at < all.length; at += slice) {
    for (const one of all.slice(at, at + slice)) one.close();
    await wait(20);
  }
}
