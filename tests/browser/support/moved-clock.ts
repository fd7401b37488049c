import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll } from "vitest";

/** A clock of the portal that a test sets: `environment` is for its start. */
export interface MovedClock {
  environment: Record<string, string>;
  /** Epoch milliseconds that the portal believes it is. */
  now(): number;
  /** Only forwards; answers once the portal has seen it. */
  pass(by: { minutes: number }): Promise<void>;
}

/** @param now epoch milliseconds at which the portal starts */
export function movedClock(now: number): MovedClock {
  const folder = mkdtempSync(join(tmpdir(), "anteroom-clock-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "ahead");
  let ahead = now - Date.now();
  const write = (): void => {
    // Renamed into place, so that nobody reads half of a number.
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    environment: { CLOCK_AHEAD: file, NODE_OPTIONS: `--import=${join(import.meta.dirname, "moved-clock.mjs")}` },
    now: () => Date.now() + ahead,
    async pass({ minutes }) {
      ahead += minutes * 60_000;
      write();
      await wait(300);
    },
  };
}
