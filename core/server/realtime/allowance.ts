/** How much one socket, one account and one address may ask for. People stay far below. */
export const liveLimits = {
  /** Calls and events in one second. */
  perSocket: 250,
  perAccount: 500,
  /** Calls that wait for their answer. */
  running: 64,
  /** Connections of one account. */
  connections: 40,
  /** Namespaces joined, by one connection in one second. */
  joins: 40,
  /** Refused handshakes of one address in one minute. */
  refusals: 120,
};

/** Counts within a window of fixed length; made for hot paths. */
export interface Meter {
  since: number;
  count: number;
}

export const newMeter = (): Meter => ({ since: 0, count: 0 });

/** Counts one more; false when `most` were counted in this window already. */
export function within(meter: Meter, most: number, now: number, windowMs = 1_000): boolean {
  if (now - meter.since >= windowMs) {
    meter.since = now;
    meter.count = 0;
  }
  meter.count += 1;
  return meter.count <= most;
}
