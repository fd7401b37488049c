import type { Host } from "../host-parts.ts";

/** Runs one kind of background work again and again in this process. */
export interface BackgroundLoop {
  start(): void;
  /** Looks for work at once. */
  wake(): void;
  /** Ends after the turn that is running. */
  stop(): Promise<void>;
}

/**
 * A loop that goes on at once while `turn` answers true, and else waits: briefly at first, then longer, at most `idleMs`.
 * A turn that throws is logged and waits the full time.
 */
export function createBackgroundLoop(host: Host, options: { name: string; idleMs: number; turn: () => Promise<boolean> }): BackgroundLoop {
  let running: Promise<void> | null = null;
  let stopping = false;
  let woken = false;
  let endSleep: (() => void) | null = null;

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => endSleep?.(), ms);
      endSleep = () => {
        clearTimeout(timer);
        endSleep = null;
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    let wait = 20;
    while (!stopping) {
      woken = false;
      let more = false;
      try {
        more = await options.turn();
      } catch (error) {
        host.log.error({ err: error }, `${options.name}: this turn failed and is tried again`);
        wait = options.idleMs;
      }
      if (more) wait = 20;
      if (more || woken || stopping) continue;
      await sleep(wait);
      wait = woken ? 20 : Math.min(wait * 2, options.idleMs);
    }
  };

  return {
    start() {
      if (running) return;
      stopping = false;
      running = run();
    },
    wake() {
      woken = true;
      endSleep?.();
    },
    async stop() {
      stopping = true;
      endSleep?.();
      await running;
      running = null;
    },
  };
}
