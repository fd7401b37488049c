/** Where an open session stands: nothing to do, a warning to show, or the end. */
export type IdleStep = "quiet" | "warn" | "over";

export const warnBeforeMs = 2 * 60_000;
const reportEveryMs = 60_000;
const lookAgainMs = 60 * 60_000;

/** Keeps the time until the lock in this browser's own clock, which may run differently from the server's. */
export function createIdleClock(now: () => number) {
  let endsAt = Number.POSITIVE_INFINITY;
  let reportedAt = Number.NEGATIVE_INFINITY;
  return {
    /** Takes over the server's limit. */
    set(limit: { idleUntil: number; serverNow: number }): void {
      endsAt = now() + (limit.idleUntil - limit.serverNow);
    },
    step(): IdleStep {
      const left = endsAt - now();
      return left <= 0 ? "over" : left <= warnBeforeMs ? "warn" : "quiet";
    },
    /** Milliseconds until the step can change; capped, because long timers overflow and sleep. */
    untilNext(): number {
      const left = endsAt - now();
      const next = left > warnBeforeMs ? left - warnBeforeMs : Math.max(left, 0);
      return Math.min(next + 50, lookAgainMs);
    },
    /** Whether the person's doing should be told to the server: at most once a minute. */
    shouldReport(): boolean {
      if (now() - reportedAt < reportEveryMs) return false;
      reportedAt = now();
      return true;
    },
  };
}
