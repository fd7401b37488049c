/** Where the portal gets the time: epoch milliseconds. Tests move it. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
