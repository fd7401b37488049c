import { setTimeout as sleep } from "node:timers/promises";

/** How long a write waits for another process, and for its turn in this one. */
export const BUSY_WAIT_MS = 5_000;

const LONGEST_PAUSE_MS = 25;

/** Whether SQLite refused because another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("SQLITE_BUSY");
}

/** Runs a synchronous action again, without blocking the event loop, until the file is free or `waitMs` have passed. */
export async function retryWhileBusy<T>(action: () => T, waitMs: number = BUSY_WAIT_MS): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (let pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return action();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
    }
    await sleep(pause * (0.5 + Math.random()));
  }
}
