const LONGEST_TURN_MS = 3;

let turnStartedAt = 0;
let nextTurn: Promise<void> | undefined;

/**
 * Gives sockets and timers a turn when synchronous statements have used 3 ms of this one.
 * Answers undefined when there is no need to wait.
 */
export function breathe(): Promise<void> | undefined {
  if (nextTurn) return nextTurn;
  if (performance.now() - turnStartedAt < LONGEST_TURN_MS) return undefined;
  nextTurn = new Promise((resolve) => {
    setImmediate(() => {
      nextTurn = undefined;
      turnStartedAt = performance.now();
      resolve();
    });
  });
  return nextTurn;
}
