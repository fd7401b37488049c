/**
 * `starting` until the first connection, `reconnecting` while a lost one is tried for,
 * `offline` when nothing reaches the server, `closed` when the server ended it.
 */
export type ConnectionState = "starting" | "online" | "reconnecting" | "offline" | "closed";

/** One value and who wants to know of it. */
export function createConnectionState() {
  let state: ConnectionState = "starting";
  const listeners = new Set<() => void>();
  return {
    get: (): ConnectionState => state,
    set(next: ConnectionState): void {
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
