import type { Clock } from "../server/clock.ts";

/** A clock that only moves when a test moves it. */
export interface TestClock extends Clock {
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void;
  set(at: number): void;
}

/** @param start epoch milliseconds; Monday 23 November 2026, 15:00 UTC unless given */
export function createTestClock(start = Date.UTC(2026, 10, 23, 15)): TestClock {
  let now = start;
  return {
    now: () => now,
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
    },
    set(at) {
      now = at;
    },
  };
}
