import { setTimeout as sleep } from "node:timers/promises";
import { isBusy } from "./dialects/retry-while-busy.ts";

const MOST_RETRIES = 3;
// Lock wait timeout, deadlock, and MariaDB's "record has changed since last read".
const RETRYABLE_MYSQL = new Set([1205, 1213, 1020]);

/** The driver's own error inside the one that Sequelize threw. */
export function driverError(error: unknown): unknown {
  if (error instanceof Error && "parent" in error && error.parent instanceof Error) return error.parent;
  return error;
}

/** Whether running the whole transaction again may succeed. */
export function isRetryable(error: unknown): boolean {
  const cause = driverError(error);
  if (isBusy(cause)) return true;
  return cause instanceof Error && "errno" in cause && typeof cause.errno === "number" && RETRYABLE_MYSQL.has(cause.errno);
}

/** Runs a whole transaction, and runs it again (at most three times, with a growing random pause) after a deadlock or a busy database. */
export async function retryTransaction<T>(attempt: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (retries >= MOST_RETRIES || !isRetryable(error)) throw error;
    }
    await sleep(10 * 2 ** retries * (0.5 + Math.random()));
  }
}
