/** First come, first served permission to write to one file, within this process. */
export interface WriteLock {
  /** Waits for the lock and answers the function that gives it back; answers null when `waitMs` have passed. */
  acquire(waitMs: number): Promise<(() => void) | null>;
}

interface Waiter {
  take: () => void;
  gone: boolean;
}

/** Makes a lock of its own; callers that write to the same file share one (see lock-of-file.ts). */
export function createWriteLock(): WriteLock {
  const queue: Waiter[] = [];
  let held = false;

  const release = (): void => {
    let next = queue.shift();
    while (next?.gone) next = queue.shift();
    if (next) next.take();
    else held = false;
  };

  const releaseOnce = (): (() => void) => {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      release();
    };
  };

  return {
    acquire(waitMs) {
      if (!held) {
        held = true;
        return Promise.resolve(releaseOnce());
      }
      return new Promise((resolve) => {
        const waiter: Waiter = {
          gone: false,
          take: () => {
            clearTimeout(timer);
            resolve(releaseOnce());
          },
        };
        const timer = setTimeout(() => {
          waiter.gone = true;
          resolve(null);
        }, waitMs);
        queue.push(waiter);
      });
    },
  };
}
