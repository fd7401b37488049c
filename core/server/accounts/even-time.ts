import { setTimeout as sleep } from "node:timers/promises";

/** Answers or refuses no sooner than `atLeastMs` after the start, so that the time does not tell what was found. */
export async function evenTime<T>(atLeastMs: number, work: () => Promise<T>): Promise<T> {
  const floor = sleep(atLeastMs);
  try {
    return await work();
  } finally {
    await floor;
  }
}

/** The same for refusals only; a success answers as soon as it can. */
export async function evenRefusal<T>(atLeastMs: number, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  try {
    return await work();
  } catch (error) {
    await sleep(Math.max(0, atLeastMs - (performance.now() - since)));
    throw error;
  }
}
